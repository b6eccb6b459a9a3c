#include "instruments/collocates/collocates.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/collocates/detail/choose.h"
#include "instruments/collocates/detail/counts.h"
#include "instruments/collocates/detail/rank.h"
#include "instruments/collocates/detail/tables.h"
#include "instruments/rows.h"
#include "instruments/texts_with.h"

namespace weiguan::collocates {

namespace {

constexpr std::size_t most_named_passages = 100;  // In one row's evidence.

struct Asked {
  Question question;
  Measure measure = Measure::log_dice;
  std::uint64_t limit = 0;
};

Asked read(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Asked asked;
  Question& question = asked.question;
  question.phrases = asked_phrases(packs, arguments);
  question.overlap = overlap_of(arguments);
  question.reach.sentence = arguments.at("within") == "sentence";
  question.reach.words = static_cast<std::uint32_t>(whole_argument(arguments, "window", 1, 1000));
  question.longest = whole_argument(arguments, "longest", 2, 20);
  question.least = static_cast<std::uint32_t>(whole_argument(arguments, "least", 1, 1000000));
  for (const Phrase& entry : packs.phrases()) {
    for (std::string& one : wordings(entry)) question.glossary.push_back(std::move(one));
  }
  std::sort(question.glossary.begin(), question.glossary.end());
  question.glossary.erase(
      std::unique(question.glossary.begin(), question.glossary.end()), question.glossary.end());
  asked.limit = whole_argument(arguments, "limit", 0, std::int64_t{1} << 40);
  const std::string& measure = arguments.at("measure");
  if (measure == "log-likelihood") asked.measure = Measure::log_likelihood;
  if (measure == "count") asked.measure = Measure::count;
  question.slices = make_slices(archive, packs, arguments, context);
  return asked;
}

// The two slices of a comparison.
struct Pair {
  std::size_t before = 0, after = 0;
};

// Each with the one asked for, or else with the last one before it in which the phrase occurs.
std::vector<Pair> pairs_of(const Question& question, const Counts& counts, std::size_t phrase) {
  std::vector<Pair> pairs;
  std::optional<std::size_t> before;
  const auto& slices = question.slices.slices;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    if (counts.uses[counts.pot(phrase, i)].occurrences == 0) continue;
    if (before) pairs.push_back({*before, i});
    if (!before || !slices[*before].against) before = i;
  }
  if (!slices.empty() && slices[0].against && counts.uses[counts.pot(phrase, 0)].occurrences == 0) {
    pairs.clear();  // There is nothing to compare with.
  }
  return pairs;
}

struct ShownCollocate {
  std::size_t phrase = 0, slice = 0;
  Collocate collocate;
};

struct ShownShift {
  std::size_t phrase = 0;
  Pair pair;
  Shift shift;

  // The slice in which it is more frequent.
  std::size_t slice() const { return shift.log_ratio.value >= 0 ? pair.after : pair.before; }
};

struct Shown {
  std::vector<ShownCollocate> collocates;
  std::vector<ShownShift> shifts;
  std::uint64_t of_collocates = 0, of_shifts = 0;
};

std::size_t shown_of(const Asked& asked, std::size_t size) {
  return asked.limit == 0 ? size : std::min<std::size_t>(size, asked.limit);
}

// What is chosen both over all slices and in these.
std::vector<Tree::Node> choose_in(
    std::span<const std::uint32_t> pots,
    const std::vector<std::uint8_t>& wanted,
    Chooser& chooser) {
  std::vector<Tree::Node> chosen = chooser.choose(pots);
  chosen.erase(
      std::remove_if(
          chosen.begin(), chosen.end(), [&](Tree::Node node) { return wanted[node] == 0; }),
      chosen.end());
  return chosen;
}

Shown choose_rows(
    const Asked& asked,
    const Counts& counts,
    const std::vector<std::uint8_t>& wanted,
    Chooser& chooser) {
  const Question& question = asked.question;
  Shown shown;
  for (std::size_t phrase = 0; phrase < question.phrases.size(); ++phrase) {
    for (std::size_t slice = 0; slice < question.slices.slices.size(); ++slice) {
      const std::array<std::uint32_t, 1> pots = {counts.pot(phrase, slice)};
      std::vector<Collocate> all =
          rank(counts, question, choose_in(pots, wanted, chooser), phrase, slice, asked.measure);
      shown.of_collocates += all.size();
      all.resize(shown_of(asked, all.size()));
      for (Collocate& one : all) shown.collocates.push_back({phrase, slice, std::move(one)});
    }
    for (const Pair& pair : pairs_of(question, counts, phrase)) {
      const std::array<std::uint32_t, 2> pots = {
          counts.pot(phrase, pair.before), counts.pot(phrase, pair.after)};
      std::vector<Shift> all = compare(
          counts, question, choose_in(pots, wanted, chooser), phrase, pair.before, pair.after);
      shown.of_shifts += all.size();
      all.resize(shown_of(asked, all.size()));
      for (Shift& one : all) shown.shifts.push_back({phrase, pair, std::move(one)});
    }
  }
  return shown;
}

double per_thousand(std::uint64_t count, const Use& use) {
  return 1000 * static_cast<double>(count) / static_cast<double>(use.occurrences);
}

class Writer {
 public:
  Writer(
      const Asked& asked,
      const Counts& counts,
      const Index& keys,
      std::vector<std::vector<Passage>> passages,
      const RunContext& context)
      : question_(asked.question),
        counts_(counts),
        keys_(keys),
        passages_(std::move(passages)),
        context_(context) {}

  bool collocate(const ShownCollocate& shown) {
    const Collocate& one = shown.collocate;
    Row row;
    row.table = collocates_table;
    row.values = {
        question_.phrases[shown.phrase].name,
        known(question_.slices.slices[shown.slice].name),
        one.text,
        whole(one.tally.beside),
        whole(one.tally.left),
        whole(one.tally.beside - one.tally.left),
        whole(one.tally.articles),
        whole(one.company.collocate),
        one.expected,
        one.log_dice,
        one.log_likelihood,
        one.p,
        one.pmi};
    row.evidence.passages = passages(one.node, shown.phrase, shown.slice);
    return write(std::move(row));
  }

  bool shift(const ShownShift& shown) {
    const Shift& one = shown.shift;
    const Pair& pair = shown.pair;
    std::string change = one.log_ratio.value >= 0 ? "rose" : "fell";
    if (one.before == 0) change = "came";
    if (one.after == 0) change = "went";
    Row row;
    row.table = shifts_table;
    row.values = {
        question_.phrases[shown.phrase].name,
        known(question_.slices.slices[pair.before].name),
        known(question_.slices.slices[pair.after].name),
        one.text,
        std::move(change),
        whole(one.before),
        whole(one.after),
        per_thousand(one.before, counts_.uses[counts_.pot(shown.phrase, pair.before)]),
        per_thousand(one.after, counts_.uses[counts_.pot(shown.phrase, pair.after)]),
        one.log_ratio.value,
        one.log_ratio.interval.low,
        one.log_ratio.interval.high,
        one.p};
    row.evidence.passages = passages(one.node, shown.phrase, shown.slice());
    return write(std::move(row));
  }

  bool slice(std::size_t phrase, std::size_t number, const std::optional<Query>& query) {
    const Slice& slice = question_.slices.slices[number];
    const Use& use = counts_.uses[counts_.pot(phrase, number)];
    const bool missing = slice.with_text == 0;
    const std::string status = missing ? "missing" : use.occurrences > 0 ? "counted" : "zero";
    Row row;
    row.table = slices_table;
    row.values = {
        question_.phrases[phrase].name,
        known(slice.name),
        status,
        missing ? Value{} : whole(use.occurrences),
        missing ? Value{} : whole(use.articles),
        whole(slice.with_text),
        missing ? Value{} : whole(use.near),
        missing ? Value{} : whole(counts_.sizes[number])};
    if (query && use.occurrences > 0) {
      Filter filter = question_.slices.selection.filter();
      filter.published = slice.period;
      filter.possible = false;
      filter.query = both_of(*query, std::move(filter.query));
      row.evidence.filter = std::move(filter);
    }
    return write(std::move(row));
  }

 private:
  std::vector<Passage> passages(Tree::Node node, std::size_t phrase, std::size_t slice) const {
    const std::uint32_t number = keys_.find(pair_key(node, counts_.pot(phrase, slice)));
    return number == Index::none ? std::vector<Passage>{} : passages_[number];
  }

  bool write(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  const Question& question_;
  const Counts& counts_;
  const Index& keys_;
  std::vector<std::vector<Passage>> passages_;
  const RunContext& context_;
};

void tell_left_out(const Shown& shown, const RunContext& context) {
  if (!context.note) return;
  if (shown.collocates.size() < shown.of_collocates || shown.shifts.size() < shown.of_shifts) {
    const std::string en = fmt::format(
        "{} of {} collocates and {} of {} shifts are shown, the first of each phrase and period; "
        "--limit 0 shows all.",
        shown.collocates.size(),
        shown.of_collocates,
        shown.shifts.size(),
        shown.of_shifts);
    const std::string zh = fmt::format(
        "搭配共 {1} 项，列出 {0} 项；变化共 {3} 项，列出 {2} "
        "项；每一提法、时段只列前面的，--limit 0 列出全部。",
        shown.collocates.size(),
        shown.of_collocates,
        shown.shifts.size(),
        shown.of_shifts);
    context.note({en, zh});
  }
  const bool cut =
      std::any_of(shown.collocates.begin(), shown.collocates.end(), [](const ShownCollocate& one) {
        return one.collocate.tally.beside > most_named_passages;
      });
  if (cut) {
    context.note(
        {"The evidence of a row names its first 100 passages only, each from the phrase to the "
         "collocate; a shift's are of the period in which it is more frequent.",
         "每行证据只列出前 100 处，每处从提法到搭配；变化一表取较多的时段。"});
  }
}

void tell_gaps(
    const Archive& archive,
    const Question& question,
    const Counts& counts,
    const RunContext& context) {
  const auto& slices = question.slices.slices;
  const auto missing = std::count_if(
      slices.begin(), slices.end(), [](const Slice& one) { return one.with_text == 0; });
  if (missing > 0 && context.note) {
    const std::string en = fmt::format(
        "{} of {} periods have no text at all: no data, which is not zero (table slices).",
        missing,
        slices.size());
    const std::string zh = fmt::format(
        "{1} 个时段中有 {0} 个没有任何正文：没有数据，不等于零（见 slices 表）。",
        missing,
        slices.size());
    context.note({en, zh});
  }
  std::vector<std::size_t> unused;
  for (std::size_t phrase = 0; phrase < question.phrases.size(); ++phrase) {
    std::uint64_t occurrences = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
      occurrences += counts.uses[counts.pot(phrase, i)].occurrences;
    }
    if (occurrences == 0) unused.push_back(phrase);
  }
  tell_why_nothing(archive, question.phrases, unused, context);
}

// By node: whether it is chosen over all slices of some phrase.
std::vector<std::uint8_t> choose_wanted(
    const Question& question, const Counts& counts, Chooser& chooser) {
  std::vector<std::uint8_t> wanted(counts.tree.size(), 0);
  for (std::size_t phrase = 0; phrase < question.phrases.size(); ++phrase) {
    std::vector<std::uint32_t> pots;
    for (std::size_t slice = 0; slice < question.slices.slices.size(); ++slice) {
      pots.push_back(counts.pot(phrase, slice));
    }
    for (const Tree::Node node : chooser.choose(pots)) wanted[node] = 1;
  }
  return wanted;
}

Index keys_of(const Shown& shown, const Counts& counts) {
  Index keys;
  for (const ShownCollocate& one : shown.collocates) {
    keys.add(pair_key(one.collocate.node, counts.pot(one.phrase, one.slice)));
  }
  for (const ShownShift& one : shown.shifts) {
    keys.add(pair_key(one.shift.node, counts.pot(one.phrase, one.slice())));
  }
  return keys;
}

bool write_slices(const Asked& asked, Writer& writer) {
  const Question& question = asked.question;
  const bool alone = question.phrases.size() == 1;
  for (std::size_t phrase = 0; phrase < question.phrases.size(); ++phrase) {
    const auto query = query_of(question.phrases[phrase], question.overlap, alone);
    for (std::size_t i = 0; i < question.slices.slices.size(); ++i) {
      if (!writer.slice(phrase, i, query)) return false;
    }
  }
  return true;
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = read(archive, packs, arguments, context);
  const Question& question = asked.question;
  if (question.slices.nobody) {
    if (!context.note) return;
    context.note(
        {"The archive holds no article of what was asked for.", "档案中没有符合条件的文章。"});
    return;
  }
  Counts counts(question);
  counts.count_beside(archive, context);
  if (requested(context.stop)) return;
  Chooser chooser(counts, question);
  const std::vector<std::uint8_t> wanted = choose_wanted(question, counts, chooser);
  counts.count_anywhere(archive, wanted, context);
  if (requested(context.stop)) return;
  const Shown shown = choose_rows(asked, counts, wanted, chooser);
  const Index keys = keys_of(shown, counts);
  auto passages = counts.find_passages(archive, keys, most_named_passages, context);
  if (requested(context.stop)) return;
  tell_gaps(archive, question, counts, context);
  tell_left_out(shown, context);
  Writer writer(asked, counts, keys, std::move(passages), context);
  for (const ShownCollocate& one : shown.collocates) {
    if (!writer.collocate(one)) return;
  }
  for (const ShownShift& one : shown.shifts) {
    if (!writer.shift(one)) return;
  }
  write_slices(asked, writer);
}

}  // namespace

const Instrument instrument = {
    "collocates",
    "1",
    {"What stands beside these phrases, and how does their company change?",
     "这些提法与什么搭配，搭配如何变化？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::collocates
