#include "packs/sources.h"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <utility>

#include <fmt/format.h>

#include "base/url.h"
#include "packs/toml_reader.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest_pause = 60 * 24 * 366;  // Minutes.

struct NamedKind {
  std::string_view key;
  Source::Kind kind;
};

constexpr std::array<NamedKind, 5> kinds = {
    {{"feed", Source::Kind::feed},
     {"sitemap", Source::Kind::sitemap},
     {"listing", Source::Kind::listing},
     {"opml", Source::Kind::opml},
     {"addresses", Source::Kind::addresses}}};

bool is_of_the_web(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed && (parsed->scheme == "http" || parsed->scheme == "https") && !parsed->host.empty();
}

void read_addresses(TomlReader& reader, Source& source) {
  if (reader.table().get("addresses")->is_array()) {
    reader.list("addresses", source.addresses);
    for (const std::string& one : source.addresses) {
      if (!is_of_the_web(one)) {
        reader.fault(
            reader.place("addresses"),
            "addresses",
            fmt::format("found {}; expected addresses of http or https", in_quotes(one)));
      }
    }
  } else {
    reader.text("addresses", source.file);
  }
}

void read_where(TomlReader& reader, Source& source) {
  std::vector<const NamedKind*> given;
  for (const NamedKind& one : kinds) {
    if (reader.table().contains(one.key)) given.push_back(&one);
  }
  if (given.size() != 1) {
    reader.fault(
        reader.place("name"),
        "kind",
        "expected exactly one of feed, sitemap, listing, opml and addresses");
    return;
  }
  source.kind = given.front()->kind;
  if (source.kind == Source::Kind::addresses) {
    read_addresses(reader, source);
    return;
  }
  const std::string_view key = given.front()->key;
  reader.text(key, source.url);
  if (reader.good(key) && !is_of_the_web(source.url)) {
    reader.fault(
        reader.place(key),
        key,
        fmt::format("found {}; expected an address of http or https", in_quotes(source.url)));
  }
}

void read_links(TomlReader& reader, Source& source) {
  reader.text("links", source.links);
  try {
    const std::regex pattern(source.links);
  } catch (const std::regex_error& error) {
    reader.fault(
        reader.place("links"),
        "links",
        fmt::format("found {}, which is no regular expression: {}", source.links, error.what()));
  }
}

void read_robots(TomlReader& reader, Source& source) {
  std::string robots;
  reader.text("robots", robots);
  source.ignore_robots = robots == "ignore";
  if (!robots.empty() && robots != "ignore" && robots != "honour") {
    reader.fault(
        reader.place("robots"),
        "robots",
        fmt::format("found {}; expected \"honour\" or \"ignore\"", in_quotes(robots)));
  }
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<Source> read_source(const toml::table& table, const Teller& teller) {
  Source source;
  TomlReader reader(table, {"a source", "source-", EmptyText::is_wrong}, teller);
  reader.only(
      {"name",
       "feed",
       "sitemap",
       "listing",
       "opml",
       "addresses",
       "links",
       "every",
       "local",
       "robots",
       "images"});
  reader.text("name", source.name);
  if (reader.good("name") && !is_name(source.name)) {
    reader.fault(
        reader.place("name"),
        "name",
        fmt::format(
            "found {}; expected a name of lower-case letters, digits and hyphens",
            in_quotes(source.name)));
  }
  read_where(reader, source);
  read_links(reader, source);
  reader.count("every", source.every);
  if (source.every < 1 || source.every > longest_pause) {
    reader.fault(
        reader.place("every"),
        "every",
        fmt::format("found {}; expected 1 to {} minutes", source.every, longest_pause));
  }
  reader.flag("local", source.local);
  reader.flag("images", source.images);
  read_robots(reader, source);
  if (!reader.good()) return {};
  return source;
}

}  // namespace

std::vector<Source> parse_sources(
    std::string_view toml, const std::string& file, const ProblemSink& problems) {
  std::vector<Source> sources;
  const Teller teller(file, problems);
  const auto top = parse_toml(toml, teller);
  if (!top) return sources;
  const toml::node* list = top->get("source");
  if (list == nullptr) return sources;
  const toml::array* entries = list->as_array();
  if (entries == nullptr) {
    teller.tell(place_of(*list), "source", "A source is an entry of its own, below [[source]].");
    return sources;
  }
  for (const toml::node& node : *entries) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      teller.tell(place_of(node), "source", "A source is an entry of its own, below [[source]].");
      continue;
    }
    auto source = read_source(*table, teller);
    if (!source) continue;
    const bool twice = std::any_of(sources.begin(), sources.end(), [&](const Source& one) {
      return one.name == source->name;
    });
    if (twice) {
      teller.tell(
          place_of(node),
          "source-name",
          fmt::format(
              "There is a source {} already; expected each name once.", in_quotes(source->name)));
      continue;
    }
    sources.push_back(std::move(*source));
  }
  return sources;
}

}  // namespace weiguan
