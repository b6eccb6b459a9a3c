#include "packs/detail/provider_files.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/url.h"
#include "packs/entries.h"
#include "packs/toml_reader.h"
#include "text/notices.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr EntryKind provider_kind = {"provider", "provider", "provider-"};
constexpr EntryKind signature_kind = {"signature", "signature", "signature-"};

constexpr std::size_t least_letters = 4;  // Of a message and a canned answer.

const std::vector<std::string_view>& block_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all;
    for (int i = 0; i <= static_cast<int>(Block::transport); ++i)
      all.push_back(to_string(static_cast<Block>(i)));
    return all;
  }();
  return words;
}

// Names of environment variables; a key that was pasted here is told without showing it.
bool is_variable(std::string_view text) {
  return !text.empty() && text.size() <= 64 && !(text[0] >= '0' && text[0] <= '9') &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

void require_source(TomlReader& reader, const std::string& source) {
  if (source.empty() && reader.good("source"))
    reader.fault(reader.place("source"), "source", "expected where it is known from");
}

void read_provider(TomlReader& reader, Provider& into, std::string& source) {
  reader.only(provider_keys());
  reader.text("name", into.name);
  reader.text("name_zh", into.name_zh);
  reader.list("hosts", into.hosts);
  reader.text("endpoint", into.endpoint);
  reader.text("key", into.key);
  reader.text("route", into.route);
  reader.text("source", source);
  std::string note;
  reader.text("note", note);
  for (const std::string& one : into.hosts) {
    const std::string wrong = domain_fault(one);
    if (!wrong.empty())
      reader.fault(
          reader.place("hosts"), "hosts", fmt::format("found {}; {}", in_quotes(one), wrong));
  }
  const auto address = parse_url(into.endpoint);
  if (!into.endpoint.empty() && (!address || address->host.empty() ||
                                 (address->scheme != "https" && address->scheme != "http")))
    reader.fault(
        reader.place("endpoint"),
        "endpoint",
        fmt::format("found {}; expected an address of http or https", in_quotes(into.endpoint)));
  if (!into.key.empty() && !is_variable(into.key))
    reader.fault(
        reader.place("key"),
        "key",
        "expected the name of an environment variable in capitals, such as \"HARBOUR_API_KEY\", "
        "never a key itself");
  if (into.name.empty() && reader.good("name"))
    reader.fault(reader.place("name"), "name", "expected what it is called");
  require_source(reader, source);
}

void read_block(TomlReader& reader, Block& into, bool is_new) {
  std::string word;
  reader.text("block", word);
  if (!reader.good("block") || (reader.table().get("block") == nullptr && !is_new)) return;
  if (const auto block = parse_block(word)) {
    into = *block;
    return;
  }
  reader.fault(
      reader.place("block"),
      "block",
      fmt::format(
          "found {}; expected {}{}",
          word.empty() ? "nothing" : in_quotes(word),
          one_of(block_words()),
          nearest(word, block_words())));
}

void read_status(TomlReader& reader, std::vector<int>& into) {
  const toml::node* node = reader.table().get("status");
  if (node == nullptr) return;
  into.clear();
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    reader.fault(place_of(*node), "status", "expected a list of numbers, such as [400]");
    return;
  }
  for (const toml::node& one : *list) {
    const auto number = one.value_exact<std::int64_t>();
    if (number && *number >= 100 && *number <= 599) {
      into.push_back(static_cast<int>(*number));
    } else {
      reader.fault(place_of(one), "status", "expected numbers from 100 to 599");
    }
  }
}

void check_long_enough(
    TomlReader& reader, std::string_view key, const std::vector<std::string>& texts) {
  for (const std::string& one : texts) {
    if (count_characters(notice_letters(one)) < least_letters)
      reader.fault(
          reader.place(key),
          key,
          fmt::format("found {}; expected at least {} letters", in_quotes(one), least_letters));
  }
}

void read_signature(TomlReader& reader, Signature& into, bool is_new) {
  reader.only(signature_keys());
  reader.text("provider", into.provider);
  read_block(reader, into.block, is_new);
  reader.flag("by_stage", into.by_stage);
  read_status(reader, into.status);
  reader.list("codes", into.codes);
  reader.list("messages", into.messages);
  reader.list("finish", into.finish);
  reader.flag("refusal", into.refusal);
  reader.list("canned", into.canned);
  reader.text("source", into.source);
  std::string note;
  reader.text("note", note);
  check_long_enough(reader, "messages", into.messages);
  check_long_enough(reader, "canned", into.canned);
  const bool by_code = !into.codes.empty() || !into.messages.empty();
  const bool by_answer = !into.finish.empty() || into.refusal;
  if (!by_code && !by_answer && into.canned.empty())
    reader.fault(
        reader.place("codes"),
        "codes",
        "expected at least one of codes, messages, finish, refusal and canned; a status alone "
        "tells "
        "nothing");
  if (!into.canned.empty() && (by_code || by_answer || !into.status.empty()))
    reader.fault(
        reader.place("canned"),
        "canned",
        "expected no codes, messages, finish, refusal and status beside it: a canned answer comes "
        "as if it were one");
  require_source(reader, into.source);
}

template <typename Entries>
auto look_up(const Entries& entries) {
  return [&entries](std::string_view id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second;
  };
}

template <typename Thing>
void lay_over(
    std::vector<FreshEntry<Thing>> fresh, std::map<std::string, Thing, std::less<>>& entries) {
  for (auto& one : fresh) {
    const std::string id = one.thing.id;
    entries[id] = std::move(one.thing);
  }
}

}  // namespace

const std::vector<std::string_view>& provider_keys() {
  static const std::vector<std::string_view> keys = {
      "id", "name", "name_zh", "hosts", "endpoint", "key", "route", "source", "note"};
  return keys;
}

const std::vector<std::string_view>& signature_keys() {
  static const std::vector<std::string_view> keys = {
      "id",
      "provider",
      "block",
      "by_stage",
      "status",
      "codes",
      "messages",
      "finish",
      "refusal",
      "canned",
      "source",
      "note"};
  return keys;
}

void ProviderFiles::add(std::string_view bytes, const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the providers", "provider-", EmptyText::empties}, teller);
  top.only({"provider", "signature"});
  lay_over(
      read_entries<Provider>(
          *table,
          provider_kind,
          teller,
          look_up(providers_),
          [&](TomlReader& reader, Provider& into) {
            // An entry that was there has its source already.
            std::string source = providers_.count(into.id) > 0 ? "earlier" : "";
            read_provider(reader, into, source);
          }),
      providers_);
  lay_over(
      read_entries<Signature>(
          *table,
          signature_kind,
          teller,
          look_up(signatures_),
          [&](TomlReader& reader, Signature& into) {
            read_signature(reader, into, signatures_.count(into.id) == 0);
            if (!into.provider.empty() && providers_.count(into.provider) == 0)
              reader.fault(
                  reader.place("provider"),
                  "provider",
                  fmt::format(
                      "found {}; expected the id of a provider, or none where any may say so",
                      in_quotes(into.provider)));
          }),
      signatures_);
}

Providers ProviderFiles::providers() const {
  std::vector<Provider> providers;
  for (const auto& [id, one] : providers_) providers.push_back(one);
  std::vector<Signature> signatures;
  for (const auto& [id, one] : signatures_) signatures.push_back(one);
  return Providers(std::move(providers), std::move(signatures));
}

}  // namespace weiguan
