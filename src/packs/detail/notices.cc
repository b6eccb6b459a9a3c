#include "packs/detail/notices.h"

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/entries.h"
#include "packs/forms.h"
#include "packs/toml_reader.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr EntryKind notice_kind = {"notice", "notice", "notice-"};
constexpr EntryKind live_kind = {"live", "live page", "notice-live-"};

constexpr std::size_t least_letters = 2;
constexpr std::size_t most_letters = 100;

const std::vector<std::string_view>& cause_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> all;
    for (int i = 0; i <= static_cast<int>(Cause::geo_block); ++i)
      all.push_back(to_string(static_cast<Cause>(i)));
    return all;
  }();
  return words;
}

void read_cause(TomlReader& reader, Cause& into, bool is_new) {
  std::string word;
  reader.text("cause", word);
  if (!reader.good("cause")) return;
  if (word.empty() && !is_new && reader.table().get("cause") == nullptr) return;
  if (const auto cause = parse_cause(word)) {
    into = *cause;
    return;
  }
  reader.fault(
      reader.place("cause"),
      "cause",
      fmt::format(
          "found {}; expected {}{}",
          word.empty() ? "nothing" : in_quotes(word),
          one_of(cause_words()),
          nearest(word, cause_words())));
}

void check_texts(TomlReader& reader, const std::vector<std::string>& texts) {
  for (const std::string& one : texts) {
    const std::size_t letters = count_characters(notice_letters(one));
    if (letters >= least_letters && letters <= most_letters) continue;
    reader.fault(
        reader.place("texts"),
        "texts",
        fmt::format(
            "found {}; expected {} to {} letters", in_quotes(one), least_letters, most_letters));
  }
}

void check_hosts(TomlReader& reader, const std::vector<std::string>& hosts) {
  for (const std::string& one : hosts) {
    const std::string wrong = domain_fault(one);
    if (!wrong.empty())
      reader.fault(
          reader.place("hosts"), "hosts", fmt::format("found {}; {}", in_quotes(one), wrong));
  }
}

void check_addresses(TomlReader& reader, const std::vector<std::string>& addresses) {
  for (const std::string& one : addresses) {
    const std::size_t slash = one.find('/');
    if (slash != std::string::npos && domain_fault(one.substr(0, slash)).empty()) continue;
    reader.fault(
        reader.place("addresses"),
        "addresses",
        fmt::format(
            "found {}; expected a host and a path, such as \"sohu.com/404*\", without http://",
            in_quotes(one)));
  }
}

void check_elements(TomlReader& reader, const std::vector<std::string>& elements) {
  for (const std::string& one : elements) {
    if (one.find(' ') == std::string::npos) continue;
    reader.fault(
        reader.place("elements"),
        "elements",
        fmt::format("found {}; expected one id or class, without blanks", in_quotes(one)));
  }
}

void require_source(TomlReader& reader, const std::string& source) {
  if (source.empty() && reader.good("source"))
    reader.fault(reader.place("source"), "source", "expected where it was seen");
}

template <typename Entries>
auto look_up(const Entries& entries) {
  return [&entries](std::string_view id) {
    const auto found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second;
  };
}

void hash_text(Hasher& hasher, std::string_view text) {
  hasher.update(fmt::format("{}:", text.size()));
  hasher.update(text);
}

void hash_list(Hasher& hasher, const std::vector<std::string>& list) {
  hasher.update(fmt::format("{};", list.size()));
  for (const std::string& one : list) hash_text(hasher, one);
}

}  // namespace

const std::vector<std::string_view>& notice_keys() {
  static const std::vector<std::string_view> keys = {
      "id", "cause", "texts", "hosts", "whole", "addresses", "elements", "source", "note"};
  return keys;
}

const std::vector<std::string_view>& live_page_keys() {
  static const std::vector<std::string_view> keys = {"id", "hosts", "elements", "source", "note"};
  return keys;
}

void NoticeFiles::add(std::string_view bytes, const Teller& teller) {
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return;
  TomlReader top(*table, {"the notices", "notice-", EmptyText::empties}, teller);
  top.only({"notice", "live"});
  const auto read_notice = [&](TomlReader& reader, Sourced<Notice>& into) {
    reader.only(notice_keys());
    read_cause(reader, into.cause, notices_.count(into.id) == 0);
    reader.list("texts", into.texts);
    reader.list("hosts", into.hosts);
    reader.flag("whole", into.whole);
    reader.list("addresses", into.addresses);
    reader.list("elements", into.elements);
    reader.text("source", into.source);
    reader.text("note", into.note);
    check_texts(reader, into.texts);
    check_hosts(reader, into.hosts);
    check_addresses(reader, into.addresses);
    check_elements(reader, into.elements);
    require_source(reader, into.source);
  };
  for (auto& one :
       read_entries<Sourced<Notice>>(*table, notice_kind, teller, look_up(notices_), read_notice)) {
    const std::string id = one.thing.id;
    notices_[id] = std::move(one.thing);
  }
  const auto read_live = [&](TomlReader& reader, Sourced<LivePage>& into) {
    reader.only(live_page_keys());
    reader.list("hosts", into.hosts);
    reader.list("elements", into.elements);
    reader.text("source", into.source);
    reader.text("note", into.note);
    check_hosts(reader, into.hosts);
    check_elements(reader, into.elements);
    require_source(reader, into.source);
  };
  for (auto& one :
       read_entries<Sourced<LivePage>>(*table, live_kind, teller, look_up(live_), read_live)) {
    const std::string id = one.thing.id;
    live_[id] = std::move(one.thing);
  }
}

Notices NoticeFiles::notices() const {
  std::vector<Notice> notices;
  for (const auto& [id, one] : notices_) notices.push_back(one);
  std::vector<LivePage> live;
  for (const auto& [id, one] : live_) live.push_back(one);
  return Notices(std::move(notices), std::move(live));
}

void NoticeFiles::hash(Hasher& hasher) const {
  hasher.update("notices:");
  for (const auto& [id, one] : notices_) {
    hasher.update(fmt::format("{} {};", to_string(one.cause), one.whole));
    for (const std::string* text : {&one.id, &one.source, &one.note}) hash_text(hasher, *text);
    for (const std::vector<std::string>* list :
         {&one.texts, &one.hosts, &one.addresses, &one.elements})
      hash_list(hasher, *list);
  }
  hasher.update("live pages:");
  for (const auto& [id, one] : live_) {
    for (const std::string* text : {&one.id, &one.source, &one.note}) hash_text(hasher, *text);
    hash_list(hasher, one.hosts);
    hash_list(hasher, one.elements);
  }
}

}  // namespace weiguan
