#include "instruments/officialline/detail/lines.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "instruments/boilerplate.h"
#include "instruments/officialline/detail/grams.h"
#include "instruments/speech_words.h"
#include "text/pieces.h"

namespace weiguan::officialline {

namespace {

constexpr double least_identity = 0.5;  // Below, two passages speak of one thing and no more.
constexpr double nearly_all = 0.8;
constexpr double much = 0.5;
constexpr double a_third = 1.0 / 3;

struct FoundPassage {
  RepeatedPassage passage;
  std::size_t source = 0;
};

std::string_view part(std::string_view text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

// Titles of laws and works: 《……》.  Whoever names one says nothing with it.
std::vector<Range> titles(std::string_view text) {
  constexpr std::string_view open = "《", close = "》";
  std::vector<Range> ranges;
  for (std::size_t at = text.find(open); at != std::string_view::npos;) {
    const std::size_t end = text.find(close, at);
    if (end == std::string_view::npos) break;
    ranges.push_back({at, end + close.size()});
    at = text.find(open, end);
  }
  return ranges;
}

// What both sides have of a passage, in Chinese characters, doubled: a word counts five.
double kept_weight(
    std::string_view answer, const RepeatedPassage& passage, const std::vector<Range>& titles) {
  double weight = 0, words = 0;
  PieceReader reader(part(answer, passage.target));
  for (Piece piece; reader.next(piece);) {
    if (piece.kind != PieceKind::character && piece.kind != PieceKind::word) continue;
    ++words;
    const Range there{passage.target.begin + piece.begin, passage.target.begin + piece.end};
    if (covered(there, titles) > 0) continue;
    weight += piece.kind == PieceKind::character ? 2 : 5;
  }
  return words > 0 ? weight * static_cast<double>(passage.kept) / words : 0;
}

// What the answer only repeats of its question.
std::vector<Range> of_question(std::string_view answer, std::string_view question) {
  std::vector<std::uint64_t> asked;
  for (const Gram& one : grams(question)) asked.push_back(one.hash);
  std::sort(asked.begin(), asked.end());
  std::vector<Range> ranges;
  for (const Gram& one : grams(answer)) {
    if (std::binary_search(asked.begin(), asked.end(), one.hash)) ranges.push_back(one.range);
  }
  return merged(std::move(ranges));
}

double share_in(const Range& range, const std::vector<Range>& by) {
  return static_cast<double>(covered(range, by)) / static_cast<double>(range.end - range.begin);
}

// The longest first; of equals the oldest source.
std::vector<FoundPassage> find_passages(
    const Article& article,
    const Answer& answer,
    const std::vector<Article>& sources,
    std::uint32_t least) {
  AlignOptions options;
  options.least = least * 4;
  options.least_reworded = std::max<std::uint32_t>(120, options.least);
  const std::vector<Range> asked = of_question(article.text, answer.asked);
  const std::vector<Range> named = titles(article.text);
  std::vector<FoundPassage> found;
  for (std::size_t at = 0; at < sources.size(); ++at) {
    for (const RepeatedPassage& one : align(sources[at].text, article.text, options)) {
      if (one.identity < least_identity || share_in(one.target, asked) > much) continue;
      if (kept_weight(article.text, one, named) < 2.0 * least) continue;
      found.push_back({one, at});
    }
  }
  std::stable_sort(found.begin(), found.end(), [&sources](const auto& a, const auto& b) {
    const TimeRange &x = sources[a.source].published, &y = sources[b.source].published;
    return std::make_tuple(b.passage.kept, x.earliest, x.latest) <
           std::make_tuple(a.passage.kept, y.earliest, y.latest);
  });
  return found;
}

void add_holder(Line& line, const Article& source) {
  if (std::find(line.holders.begin(), line.holders.end(), source.id) != line.holders.end()) return;
  line.holders.push_back(source.id);
  const bool known = source.published.source != TimeSource::first_seen;
  const bool known_before = line.earliest_published.source != TimeSource::first_seen;
  if (line.holders.size() == 1 ||
      (known && (!known_before || source.published.earliest < line.earliest_published.earliest))) {
    line.earliest = source.id;
    line.earliest_published = source.published;
  }
}

}  // namespace

LineReader::LineReader(const Packs& packs, const LineRule& rule) : rule_(rule) {
  const SpeechWords words = speech_words(packs);
  if (!words.verbs.empty() || !words.clause_verbs.empty()) quotes_.emplace(words);
}

std::vector<Line> LineReader::read(
    const Article& article, const Answer& answer, const std::vector<Article>& sources) const {
  std::vector<Line> lines;
  for (FoundPassage& one : find_passages(article, answer, sources, rule_.least)) {
    const Range& range = one.passage.target;
    std::vector<Range> known;
    for (Line& line : lines) {
      known.push_back(line.passage.target);
      if (share_in(line.passage.target, {range}) >= nearly_all) {
        add_holder(line, sources[one.source]);
      }
    }
    if (share_in(range, merged(std::move(known))) > much) continue;
    Line line;
    line.passage = one.passage;
    line.source = sources[one.source];
    line.surely_before = surely_before(
        {line.source.published, &line.source.outlet, &line.source.source_outlet},
        {article.published, &article.outlet, &article.source_outlet},
        rule_.clock_error);
    add_holder(line, line.source);
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return a.passage.target.begin < b.passage.target.begin;
  });
  mark_quoted(article, lines);
  return lines;
}

void LineReader::mark_quoted(const Article& article, std::vector<Line>& lines) const {
  if (!quotes_ || lines.empty()) return;
  for (const Quote& quote : quotes_->read(article.text)) {
    if (quote.speaker.begin == quote.speaker.end) continue;
    for (Line& line : lines) {
      // One that names its speaker in its midst is quoted, too.
      const bool within = quote.words.begin > line.passage.target.begin;
      if (share_in(line.passage.target, {quote.words}) <= (within ? a_third : much)) continue;
      line.quoted = true;
      line.speaker = std::string(part(article.text, quote.speaker));
    }
  }
}

}  // namespace weiguan::officialline
