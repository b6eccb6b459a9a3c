#include "instruments/versus/detail/copies.h"

#include <algorithm>
#include <set>
#include <string>

#include "instruments/rows.h"
#include "instruments/versus/detail/tables.h"
#include "instruments/versus/detail/writer.h"

namespace weiguan::versus {

namespace {

struct Kept {
  std::uint64_t kept = 0, changed = 0, cut = 0;
  std::vector<Passage> passages;
};

// A sentence that copies add.
struct Addition {
  ArticleId article{};
  std::string outlet;
  std::size_t number = 0;  // In the first article that has it.
  std::string text;
  Range range, characters;
  std::set<std::string> outlets;
  std::set<ArticleId> articles;
};

class Copies {
 public:
  // Whether rows are still wanted.
  bool add(
      const Article& source, const Article& copy, const Tools& tools, const RunContext& context) {
    const Comparison texts = compare(source.text, copy.text, tools, false, context.stop);
    count_kept(texts, copy);
    add_additions(texts, copy, context.stop);
    return write_headline({source, copy}, texts, context);
  }

  bool write_kept(
      const Article& source, const Side& side, std::uint64_t copies, const RunContext& context) {
    kept_.resize(side.sentences.size());
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      const Kept& one = kept_[i];
      const Range& range = side.sentences[i].range;
      Row row;
      row.table = kept_table;
      row.values = {
          whole(i + 1),
          std::string(side.words({i, i + 1})),
          whole(one.kept),
          whole(one.changed),
          whole(one.cut),
          whole(copies),
          {},
          whole(side.characters_before(range.begin)),
          whole(side.characters_before(range.end))};
      if (copies > 0) {
        row.values[6] = static_cast<double>(one.kept + one.changed) / static_cast<double>(copies);
      }
      row.evidence.articles = {source.id};
      row.evidence.passages.push_back({source.id, range.begin, range.end});
      row.evidence.passages.insert(
          row.evidence.passages.end(), one.passages.begin(), one.passages.end());
      if (!context.row(std::move(row))) return false;
    }
    return true;
  }

  bool write_added(const RunContext& context) {
    for (const Addition& one : additions_) {
      if (one.outlets.size() != 1) continue;
      Row row;
      row.table = added_table;
      row.values = {
          known(one.outlet),
          to_string(one.article),
          whole(one.number),
          one.text,
          whole(one.articles.size()),
          whole(one.characters.begin),
          whole(one.characters.end)};
      row.evidence.articles.assign(one.articles.begin(), one.articles.end());
      row.evidence.passages.push_back({one.article, one.range.begin, one.range.end});
      if (!context.row(std::move(row))) return false;
    }
    return true;
  }

 private:
  void count_kept(const Comparison& texts, const Article& copy) {
    kept_.resize(texts.source.sentences.size());
    for (const Match& match : texts.matches) {
      for (std::size_t i = match.source.begin; i < match.source.end; ++i) {
        Kept& one = kept_[i];
        ++(match.target.empty() ? one.cut : match.equal ? one.kept : one.changed);
        if (match.target.empty()) continue;
        const Range range = texts.target.range(match.target);
        one.passages.push_back({copy.id, range.begin, range.end});
      }
    }
  }

  // Those that an earlier copy adds, too, in these words or such as are like them, are one.
  void add_additions(const Comparison& texts, const Article& copy, const Stop* stop) {
    std::vector<Sentence> known_ones, fresh;
    std::vector<std::size_t> numbers;
    for (const Addition& one : additions_) {
      Sentence sentence{{0, one.text.size()}, vocabulary_.units(one.text)};
      if (sentence.units.empty()) sentence.units = {UINT32_MAX};
      known_ones.push_back(std::move(sentence));
    }
    for (const Match& match : texts.matches) {
      if (fate_of(match) != Fate::added) continue;
      Sentence sentence{
          texts.target.range(match.target), vocabulary_.units(texts.target.words(match.target))};
      if (sentence.units.empty()) continue;  // Signs alone are nothing that anybody adds.
      fresh.push_back(std::move(sentence));
      numbers.push_back(match.target.begin + 1);
    }
    for (const Match& match : weiguan::versus::match(known_ones, fresh, stop)) {
      for (std::size_t j = match.target.begin; j < match.target.end; ++j) {
        if (!match.source.empty()) {
          for (std::size_t i = match.source.begin; i < match.source.end; ++i) {
            additions_[i].outlets.insert(copy.outlet);
            additions_[i].articles.insert(copy.id);
          }
          continue;
        }
        const Range& range = fresh[j].range;
        Addition one;
        one.article = copy.id;
        one.outlet = copy.outlet;
        one.number = numbers[j];
        one.text = std::string(texts.target.text.substr(range.begin, range.end - range.begin));
        one.range = range;
        one.characters = {
            texts.target.characters_before(range.begin), texts.target.characters_before(range.end)};
        one.outlets = {copy.outlet};
        one.articles = {copy.id};
        additions_.push_back(std::move(one));
      }
    }
  }

  Vocabulary vocabulary_;
  std::vector<Kept> kept_;
  std::vector<Addition> additions_;
};

}  // namespace

void write_copies(
    const Article& source,
    const std::vector<Article>& copies,
    const Tools& tools,
    const RunContext& context) {
  Copies all;
  for (const Article& one : copies) {
    if (requested(context.stop)) return;
    if (!all.add(source, one, tools, context)) return;
  }
  const Comparison alone = compare(source.text, {}, tools, false, context.stop);
  if (all.write_kept(source, alone.source, copies.size(), context)) all.write_added(context);
}

}  // namespace weiguan::versus
