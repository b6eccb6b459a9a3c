#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "collect/detail/chunk.h"
#include "collect/detail/map_row.h"
#include "text/language.h"

namespace weiguan {

namespace {

// "zh-CN" -> "zh"; empty where it is no such code ("Chinese").
std::string language_code(std::string_view text) {
  std::string code;
  for (const char c : text.substr(0, text.find_first_of("-_"))) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!capital && (c < 'a' || c > 'z')) return {};
    code += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return code.size() == 2 || code.size() == 3 ? code : std::string();
}

void add_language(Article& article) {
  // An answer's title is what was asked, which may be in another language.
  const bool by_title = article.text.empty() && article.kind != ArticleKind::answer;
  const Language detected = detect_language(by_title ? article.title : article.text);
  const std::string said = language_code(article.language);
  article.language = said.empty() || said == "und" ? detected.language : said;
  if (article.language == "zh") article.script = detected.script;
}

// Reads the rows of one chunk.
class ChunkRows {
 public:
  ChunkRows(
      const ChunkSource& source,
      const Capture& capture,
      const Mapping& mapping,
      const Packs& packs,
      const OutletZones& zones)
      : source_(source), capture_(capture), mapping_(mapping), packs_(packs), zones_(zones) {}

  Findings read(std::string_view bytes) {
    found_.captures.push_back(capture_);
    if (source_.around) return std::move(found_);
    if (source_.unread != 0) {
      if (source_.unread == 1) {
        problem(
            RowPlace(), "row-length", "The row is longer than 64 MiB: it is archived, not read.");
      }
      return std::move(found_);
    }
    const RowSink sink = {
        [this](const RowPlace& place, nlohmann::ordered_json& json) { row(place, json); },
        [this](const RowPlace& place, const char* rule, const std::string& reason) {
          ++found_.rows;
          problem(place, rule, reason);
        }};
    if (source_.format.kind == RowFormat::Kind::jsonl) {
      read_jsonl(bytes, sink);
    } else if (source_.format.kind == RowFormat::Kind::json) {
      read_json_rows(bytes, sink);
    } else {
      read_csv(
          bytes,
          source_.format.delimiter,
          source_.charset,
          source_.index == 0 ? std::vector<std::string>() : source_.columns,
          sink);
    }
    return std::move(found_);
  }

 private:
  void problem(const RowPlace& place, const char* rule, const std::string& reason) {
    found_.problems.push_back(
        {source_.file, source_.offset + place.begin, source_.line + place.line, rule, reason});
  }

  void observe(
      ArticleId article,
      const RowPlace& place,
      Time time,
      std::string_view counter,
      double value,
      std::string words) {
    Observation seen;
    seen.article = article;
    seen.time = time;
    seen.counter = counter;
    seen.value = value;
    seen.capture = capture_.id;
    seen.begin = place.begin;
    seen.end = place.end;
    seen.words = std::move(words);
    found_.observations.push_back(std::move(seen));
  }

  void row(const RowPlace& place, nlohmann::ordered_json& json) {
    ++found_.rows;
    MappedRow mapped = map_row(mapping_, json, [this](const Article& article) {
      return zones_.of(outlet_of(packs_, article));
    });
    if (!mapped.trouble.empty()) problem(place, "row-time", mapped.trouble);
    if (!mapped.removal_trouble.empty()) problem(place, "row-removed", mapped.removal_trouble);
    if (!mapped.answer_trouble.empty()) problem(place, "row-answer", mapped.answer_trouble);
    Article& article = mapped.article;
    if (mapped.answer && mapped.answer->asked.empty() && mapped.answer->question.empty()) {
      problem(
          place,
          "row-empty",
          fmt::format(
              "The row says nowhere what was asked, where the mapping {} looks for it.",
              mapping_.name));
      return;
    }
    if (article.title.empty() && article.text.empty() && article.url.empty()) {
      problem(
          place,
          "row-empty",
          fmt::format(
              "The row has no title, text or address where the mapping {} looks for them.",
              mapping_.name));
      return;
    }
    if (article.text.empty()) ++found_.without_text;
    if (!mapped.dated)
      article.published = first_seen(mapped.observed ? mapped.observed->latest : capture_.time);
    add_language(article);
    article.outlet = outlet_of(packs_, article);
    article.source_outlet = source_outlet_of(packs_, article.source);
    article.id = article_id(article);
    for (const auto& [counter, value] : mapped.counters) {
      observe(
          article.id,
          place,
          mapped.observed ? mapped.observed->earliest : capture_.time,
          counter,
          value,
          {});
    }
    if (mapped.removed) {  // By the end of the time that the row names it surely was gone.
      observe(
          article.id, place, mapped.removed->latest, removed_counter, 1, std::move(mapped.notice));
    }
    for (auto& [judge, verdict] : mapped.labels) {
      observe(
          article.id,
          place,
          mapped.observed ? mapped.observed->earliest : capture_.time,
          std::string(label_counter) + judge,
          1,
          std::move(verdict));
    }
    Reading reading{article.id, capture_.id, place.begin, place.end, std::move(mapped.extra)};
    found_.articles.push_back({std::move(article), std::move(reading), std::move(mapped.answer)});
  }

  const ChunkSource& source_;
  const Capture& capture_;
  const Mapping& mapping_;
  const Packs& packs_;
  const OutletZones& zones_;
  Findings found_;
};

}  // namespace

Findings read_chunk(
    const ChunkSource& source,
    std::string_view bytes,
    const Capture& capture,
    const Mapping& mapping,
    const Packs& packs,
    const OutletZones& zones) {
  return ChunkRows(source, capture, mapping, packs, zones).read(bytes);
}

}  // namespace weiguan
