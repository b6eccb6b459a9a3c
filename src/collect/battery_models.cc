#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/url.h"
#include "collect/detail/battery_reader.h"
#include "packs/entries.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr EntryKind model_kind = {"model", "model", "model-", model_id_fault};

nlohmann::ordered_json json_of(const toml::node& node) {
  if (const toml::table* table = node.as_table()) {
    auto object = nlohmann::ordered_json::object();
    for (const auto& [key, value] : *table) object[std::string(key.str())] = json_of(value);
    return object;
  }
  if (const toml::array* list = node.as_array()) {
    auto array = nlohmann::ordered_json::array();
    for (const toml::node& one : *list) array.push_back(json_of(one));
    return array;
  }
  if (const auto flag = node.value_exact<bool>()) return *flag;
  if (const auto number = node.value_exact<std::int64_t>()) return *number;
  if (const auto number = node.value_exact<double>()) return *number;
  return node.value_or(std::string());
}

// JSON has neither dates nor numbers without end.
bool is_of_json(const toml::node& node) {
  if (const toml::table* table = node.as_table())
    return std::ranges::all_of(*table, [](const auto& one) { return is_of_json(one.second); });
  if (const toml::array* list = node.as_array())
    return std::ranges::all_of(*list, [](const toml::node& one) { return is_of_json(one); });
  if (const auto number = node.value_exact<double>()) return std::isfinite(*number);
  return node.is_boolean() || node.is_integer() || node.is_string();
}

void read_extra(TomlReader& reader, std::string& into) {
  const toml::node* node = reader.table().get("extra");
  if (node == nullptr) return;
  const toml::table* table = node->as_table();
  if (table == nullptr || !is_of_json(*table)) {
    reader.fault(
        place_of(*node),
        "extra",
        "expected a table of what JSON can hold, such as { enable_thinking = false }");
    return;
  }
  for (const auto& [key, value] : *table) {
    if (key.str() == "messages" || key.str() == "model" || key.str() == "stream")
      reader.fault(
          place_of(value),
          "extra",
          fmt::format("found {}; expected none of messages, model and stream", key.str()));
  }
  into = json_of(*table).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

bool is_variable(std::string_view text) {
  return !text.empty() && text.size() <= 64 && !(text[0] >= '0' && text[0] <= '9') &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

// What was written is not shown: it may be a key.
void check_key(TomlReader& reader, const std::string& key) {
  if (key.empty() || !reader.good("key")) return;
  if (!is_variable(key)) {
    reader.fault(
        reader.place("key"),
        "key",
        "expected the name of an environment variable in capitals, such as \"HARBOUR_API_KEY\", "
        "never a key itself");
    return;
  }
  const char* value = std::getenv(key.c_str());
  if (value == nullptr || *value == '\0')
    reader.fault(
        reader.place("key"),
        "key",
        fmt::format("the environment variable {} is not set; expected it to hold the key", key));
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
         host == "[::1]" || host == "::1" || host == "0.0.0.0";
}

void check_endpoint(TomlReader& reader, const BatteryModel& model) {
  if (!reader.good("endpoint") || !reader.good("provider")) return;
  if (model.endpoint.empty()) {
    reader.fault(
        reader.place("endpoint"),
        "endpoint",
        model.provider.empty() ? std::string("expected an endpoint, or a provider of the packs")
                               : fmt::format(
                                     "the packs know none of the provider {}; expected one",
                                     in_quotes(model.provider)));
    return;
  }
  const auto address = parse_url(model.endpoint);
  if (!address || address->host.empty() ||
      (address->scheme != "http" && address->scheme != "https")) {
    reader.fault(
        reader.place("endpoint"),
        "endpoint",
        fmt::format("found {}; expected an address of http or https", in_quotes(model.endpoint)));
  } else if (is_this_machine(address->host) && !model.local) {
    reader.fault(
        reader.place("endpoint"),
        "endpoint",
        fmt::format(
            "{} is this machine; expected local = true beside it where that is meant",
            in_quotes(address->host)));
  }
}

void take_from_provider(TomlReader& reader, const Packs& packs, BatteryModel& into) {
  const Provider* provider = nullptr;
  if (!into.provider.empty()) {
    provider = packs.providers().provider(into.provider);
    if (provider == nullptr) {
      std::vector<std::string_view> known;
      for (const Provider& one : packs.providers().providers()) known.push_back(one.id);
      reader.fault(
          reader.place("provider"),
          "provider",
          fmt::format(
              "found {}; expected one of the packs{}{}",
              in_quotes(into.provider),
              known.empty() ? ", which know none" : "",
              nearest(into.provider, known)));
    }
  } else if (!into.endpoint.empty()) {
    provider = packs.providers().by_endpoint(into.endpoint);
    if (provider != nullptr) into.provider = provider->id;
  }
  if (provider == nullptr) return;
  const toml::table& table = reader.table();
  if (into.endpoint.empty()) into.endpoint = provider->endpoint;
  if (!table.contains("key")) into.key = provider->key;
  if (!table.contains("route")) into.route = provider->route;
}

// `limits`: those of the battery; where they are of cost, a price is needed.
void read_model(
    TomlReader& reader, const Packs& packs, const BatteryLimits& limits, BatteryModel& into) {
  reader.text("name", into.name);
  if (into.name.empty()) into.name = into.id;
  reader.text("provider", into.provider);
  reader.text("endpoint", into.endpoint);
  reader.text("key", into.key);
  reader.text("route", into.route);
  reader.flag("local", into.local);
  reader.flag("stream", into.stream);
  reader.prose("system", into.system);
  read_number(reader, "temperature", 2, into.temperature);
  read_count(reader, "max_tokens", 0, 10'000'000, into.max_tokens);
  read_number(reader, "price_in", 1e9, into.price_in);
  read_number(reader, "price_out", 1e9, into.price_out);
  read_extra(reader, into.extra);
  take_from_provider(reader, packs, into);
  check_key(reader, into.key);
  check_endpoint(reader, into);
  for (const auto& [key, price] :
       {std::pair(std::string_view("price_in"), &into.price_in),
        std::pair(std::string_view("price_out"), &into.price_out)}) {
    if (limits.cost && !*price && reader.good(key))
      reader.fault(
          reader.place(key),
          key,
          "the battery has a limit of cost, which cannot be kept without a price; expected one for "
          "a million tokens, 0 where it costs nothing");
  }
}

const std::vector<std::string_view> model_keys = {
    "id",
    "name",
    "provider",
    "endpoint",
    "key",
    "route",
    "price_in",
    "price_out",
    "local",
    "stream",
    "system",
    "temperature",
    "max_tokens",
    "extra"};

}  // namespace

std::string model_id_fault(std::string_view id) {
  if (!id.empty() && count_characters(id) <= 200 &&
      std::ranges::none_of(id, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }) &&
      id.front() != ' ' && id.back() != ' ')
    return {};
  return "expected the model as it is to be shown, in one line of at most 200 characters";
}

void read_count(
    TomlReader& reader,
    std::string_view key,
    std::uint64_t least,
    std::uint64_t most,
    std::uint64_t& into) {
  const toml::node* node = reader.table().get(key);
  if (node == nullptr) return;
  const auto number = node->value_exact<std::int64_t>();
  if (!number || *number < static_cast<std::int64_t>(least) ||
      *number > static_cast<std::int64_t>(most)) {
    reader.fault(
        place_of(*node), key, fmt::format("expected a whole number from {} to {}", least, most));
    return;
  }
  into = static_cast<std::uint64_t>(*number);
}

void read_number(
    TomlReader& reader, std::string_view key, double most, std::optional<double>& into) {
  const toml::node* node = reader.table().get(key);
  if (node == nullptr) return;
  const double number = node->value_or(-1.0);
  if (!node->is_number() || !(number >= 0 && number <= most)) {
    reader.fault(place_of(*node), key, fmt::format("expected a number from 0 to {}", most));
    return;
  }
  into = number;
}

void read_models(const toml::table& file, const Packs& packs, const Teller& teller, Battery& into) {
  const auto none = [](std::string_view) -> const BatteryModel* { return nullptr; };
  for (auto& one : read_entries<BatteryModel>(
           file, model_kind, teller, none, [&](TomlReader&reader, BatteryModel&model) {
             reader.only(model_keys);
             read_model(reader, packs, into.limits, model);
           }))
    into.models.push_back(std::move(one.thing));
  if (!file.contains("model"))
    teller.tell({}, "model", "there is no model; expected at least one [[model]]");
}

void read_judge(const toml::table& file, const Packs& packs, const Teller& teller, Battery& into) {
  const toml::node* node = file.get("judge");
  if (node == nullptr) return;
  if (!node->is_table()) {
    teller.tell(place_of(*node), "judge", "judge is no table; expected [judge]");
    return;
  }
  TomlReader reader(*node->as_table(), {"the judge", "judge-", EmptyText::empties}, teller);
  std::vector<std::string_view> keys = model_keys;
  keys.insert(keys.end(), {"repeats", "prompt"});
  reader.only(keys);
  Judge judge;
  reader.text("id", judge.model.id);
  const std::string wrong = model_id_fault(judge.model.id);
  if (!wrong.empty() && reader.good("id"))
    reader.fault(
        reader.place("id"), "id", fmt::format("found {}; {}", in_quotes(judge.model.id), wrong));
  read_model(reader, packs, into.limits, judge.model);
  read_count(reader, "repeats", 1, 100, judge.repeats);
  reader.prose("prompt", judge.prompt);
  for (const std::string_view part : {"{question}", "{answer}"}) {
    if (!judge.prompt.empty() && judge.prompt.find(part) == std::string::npos)
      reader.fault(
          reader.place("prompt"), "prompt", fmt::format("expected {} somewhere in it", part));
  }
  into.judge = std::move(judge);
}

}  // namespace weiguan
