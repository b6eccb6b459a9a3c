#include "views/web/detail/notebook_item.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.h"
#include "base/time.h"
#include "base/url.h"
#include "views/tables/figure.h"
#include "views/web/detail/clean_svg.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

constexpr std::size_t longest_address = 8192;
constexpr std::size_t most_ids = 10'000;
constexpr std::size_t largest_values = std::size_t{512} << 10;

// "/phrases?phrases=a": a place of ours, and of nobody else.
std::string address_field(const Notebook& object, const char* name) {
  auto text = text_field(object, name, longest_address);
  const bool control = std::any_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  const bool away = text.starts_with("//") || text.starts_with("/\\");
  if (!text.empty() && (text.front() != '/' || away || control)) {
    throw UsageError(fmt::format("\"{}\" is no address of this dashboard", name));
  }
  return text;
}

std::optional<Passage> parse_passage(std::string_view text) {
  const auto colon = text.find(':'), dash = text.find('-');
  if (colon == std::string_view::npos || dash == std::string_view::npos || dash < colon) return {};
  const auto article = parse_article_id(text.substr(0, colon));
  Passage passage;
  const auto number = [](std::string_view digits, std::uint64_t& to) {
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, to);
    return read.ec == std::errc{} && read.ptr == end;
  };
  if (!article || !number(text.substr(colon + 1, dash - colon - 1), passage.begin) ||
      !number(text.substr(dash + 1), passage.end)) {
    return {};
  }
  passage.article = *article;
  return passage;
}

template <typename Good>
Notebook ids_field(const Notebook& object, const char* name, const Good& good) {
  Notebook ids = Notebook::array();
  const auto at = object.find(name);
  if (at == object.end() || at->is_null()) return ids;
  if (!at->is_array() || at->size() > most_ids) {
    throw UsageError(
        fmt::format("\"{}\" is no list of ids", name),
        fmt::format("It takes up to {} of them.", most_ids));
  }
  for (const auto& one : *at) {
    if (!one.is_string() || !good(one.get<std::string>())) {
      throw UsageError(fmt::format("\"{}\" holds something that is no id", name));
    }
    ids.push_back(one);
  }
  return ids;
}

Notebook checked_evidence(const Notebook& given) {
  const auto at = given.find("evidence");
  const Notebook from = at != given.end() && at->is_object() ? *at : Notebook::object();
  Notebook evidence = Notebook::object();
  evidence["articles"] =
      ids_field(from, "articles", [](const std::string& id) { return bool(parse_article_id(id)); });
  evidence["captures"] =
      ids_field(from, "captures", [](const std::string& id) { return bool(parse_capture_id(id)); });
  evidence["passages"] =
      ids_field(from, "passages", [](const std::string& id) { return bool(parse_passage(id)); });
  const auto address = address_field(from, "address");
  evidence["address"] = address.empty() ? Notebook() : Notebook(address);
  return evidence;
}

Notebook checked_values(const Notebook& given) {
  const auto at = given.find("values");
  if (at == given.end() || !at->is_object() || at->size() > 200) {
    throw UsageError("the row has no values");
  }
  Notebook values = Notebook::object();
  for (const auto& [name, value] : at->items()) {
    if (name.size() > 200 || value.is_structured()) {
      throw UsageError("a value of the row is neither a text nor a number");
    }
    values[name] = value;
  }
  if (values.dump().size() > largest_values) {
    throw UsageError(
        "the row is too large", fmt::format("Up to {} kB are kept.", largest_values >> 10));
  }
  return values;
}

Fields fields_of(std::string_view query) {
  Fields fields;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    auto pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    const auto decode = [](std::string_view text) {
      std::string plain(text);
      std::replace(plain.begin(), plain.end(), '+', ' ');
      return percent_decode(plain);
    };
    fields.emplace_back(
        decode(pair.substr(0, equals)), decode(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

}  // namespace

std::string text_of(const Notebook& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

Notebook checked_item(const Site& site, const Notebook& given) {
  const auto kind = text_field(given, "kind", 20);
  if (kind != "row" && kind != "figure") throw UsageError("only rows and figures are kept");
  Notebook item = Notebook::object();
  item["id"] = "";
  item["kind"] = kind;
  item["title"] = text_field(given, "title", 2000);
  item["from"] = address_field(given, "from");
  item["note"] = text_field(given, "note", longest_note);
  item["picked"] = format_time(now());
  item["state"] = site.archive->state();
  item["program"] = WEIGUAN_VERSION;
  if (kind == "figure") {
    item["svg"] = clean_svg(text_field(given, "svg", largest_svg));
    return item;
  }
  item["table"] = text_field(given, "table", 200);
  item["values"] = checked_values(given);
  item["evidence"] = checked_evidence(given);
  return item;
}

std::optional<Origin> origin_of(const Site& site, const Notebook& item) {
  const auto from = text_of(item, "from");
  const auto question = std::min(from.find('?'), from.size());
  const auto* instrument =
      from.empty() ? nullptr
                   : find_instrument(from.substr(1, std::max<std::size_t>(question, 1) - 1));
  if (instrument == nullptr) return {};
  Arguments given;
  for (const auto& [name, value] : fields_of(from.substr(std::min(question + 1, from.size())))) {
    const bool known = std::any_of(
        instrument->parameters.begin(),
        instrument->parameters.end(),
        [&, wanted = std::string_view(name)](const Parameter& one) { return one.name == wanted; });
    // Screens keep what is only theirs in the address, too.
    if (!known) continue;
    auto& argument = given[name];
    argument += (argument.empty() ? "" : "\n") + value;
  }
  try {
    return Origin{instrument, check_arguments(*instrument, given, *site.packs)};
  } catch (const UsageError&) {
    return {};
  }
}

std::string command_of(const Site& site, const Notebook& item) {
  const auto origin = origin_of(site, item);
  if (!origin) return {};
  auto command = weiguan::command_of(*origin->instrument, origin->arguments);
  const auto table = text_of(item, "table");
  if (!table.empty() && origin->instrument->tables.size() > 1 &&
      table != origin->instrument->tables[0].name) {
    command += " --table " + table;
  }
  return command + " --format csv";
}

const Table* table_of(const Site& site, const Notebook& item) {
  const auto origin = origin_of(site, item);
  if (!origin) return nullptr;
  const auto name = text_of(item, "table");
  for (const auto& one : origin->instrument->tables) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

Evidence evidence_of(const Notebook& item) {
  Evidence evidence;
  const auto at = item.find("evidence");
  if (at == item.end() || !at->is_object()) return evidence;
  const auto each = [&](const char* name, const auto& take) {
    const auto list = at->find(name);
    if (list == at->end() || !list->is_array()) return;
    for (const auto& one : *list) {
      if (one.is_string()) take(one.template get<std::string>());
    }
  };
  each("articles", [&](const std::string& text) {
    if (const auto id = parse_article_id(text)) evidence.articles.push_back(*id);
  });
  each("captures", [&](const std::string& text) {
    if (const auto id = parse_capture_id(text)) evidence.captures.push_back(*id);
  });
  each("passages", [&](const std::string& text) {
    if (const auto passage = parse_passage(text)) evidence.passages.push_back(*passage);
  });
  return evidence;
}

std::optional<Filter> filter_of(const Site& site, const Notebook& item) {
  const auto evidence = item.find("evidence");
  if (evidence == item.end() || !evidence->is_object()) return {};
  const auto address = text_of(*evidence, "address");
  constexpr std::string_view search = "/search?";
  if (!address.starts_with(search)) return {};
  const auto fields = fields_of(std::string_view(address).substr(search.size()));
  try {
    auto filter = parse_filter(fields, site.zone, *site.packs);
    for (const auto& [name, value] : fields) {
      if (name == "q") filter.query = parse_query(value, site.query_names);
    }
    return filter;
  } catch (const UsageError&) {
    return {};
  }
}

Value value_of(const Notebook& values, std::string_view name) {
  const auto at = values.find(name);
  if (at == values.end() || at->is_null()) return {};
  if (at->is_number_integer()) return at->get<std::int64_t>();
  if (at->is_number()) return at->get<double>();
  return at->is_string() ? at->get<std::string>() : at->dump();
}

}  // namespace weiguan::web
