#include "instruments/keyness/keyness.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/keyness/detail/grams.h"
#include "instruments/keyness/detail/sides.h"
#include "instruments/keyness/detail/tables.h"
#include "instruments/rows.h"
#include "stats/intervals.h"
#include "stats/tests.h"

namespace weiguan::keyness {

namespace {

constexpr std::array<Choice, 2> rank_choices = {
    {{"ratio",
      {"by the lower end of the log ratio: surely much more frequent",
       "按对数比下限：确定多出很多"}},
     {"likelihood", {"by log-likelihood: most surely more frequent", "按对数似然：最确定多出"}}}};

constexpr Parameter against(
    std::string_view name, std::string_view en, std::string_view zh, Type type) {
  return {name, {en, zh}, type, ""};
}

constexpr std::array<Parameter, 20> parameters = {
    {from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter,
     against(
         "against-from",
         "The reference's first period. With no --against-... the reference is everything else.",
         "对照部分的起始时段；不给任何 --against-... 时，以其余全部为对照。",
         Type::period),
     against("against-to", "The reference's last period.", "对照部分的结束时段。", Type::period),
     against(
         "against-outlet",
         "The reference's outlets, in place of --outlet and --group.",
         "对照部分的媒体，取代 --outlet 与 --group。",
         Type::outlet),
     against(
         "against-group",
         "The reference's group, in place of --outlet and --group.",
         "对照部分的媒体组，取代 --outlet 与 --group。",
         Type::group),
     against(
         "against-search",
         "The reference's search, in place of --search.",
         "对照部分的检索式，取代 --search。",
         Type::text),
     {"rank", {"What comes first.", "排序。"}, Type::choice, "ratio", rank_choices},
     {"less",
      {"What the slice says less, too.", "兼列所查部分少说的词语。"},
      Type::boolean,
      "false"},
     {"least-count",
      {"Occurrences that a candidate must have on the side that says it more.",
       "候选词语在多用一方的最少次数。"},
      Type::whole,
      "5"},
     {"least-articles",
      {"Articles in which it must stand on that side.", "在该方最少出现于多少篇文章。"},
      Type::whole,
      "3"},
     {"most-in-one",
      {"The greatest part of its occurrences, 0 to 1, that one article may hold.",
       "单篇文章最多可占其次数的比例，0 至 1。"},
      Type::number,
      "0.5"},
     {"most-dispersion",
      {"The greatest DPnorm, 0 to 1; what is rare is always near 1.",
       "DPnorm 上限，0 至 1；少见的词语必近于 1。"},
      Type::number,
      "1"},
     {"most-p", {"The greatest adjusted p.", "校正后 p 值上限。"}, Type::number, "0.01"},
     {"limit",
      {"At most so many in each direction; 0 for all.", "每个方向最多列出多少；0 为全部。"},
      Type::whole,
      "200"}}};

struct Rules {
  std::uint64_t least_count = 1, least_articles = 1, rows = 0;
  double most_in_one = 1, most_dispersion = 1, most_p = 1;
  bool less = false, by_ratio = true;
};

std::uint64_t whole_of(const Arguments& arguments, std::string_view name, std::int64_t least) {
  const std::string& text = arguments.find(name)->second;
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  if (value < least) {
    throw UsageError(
        fmt::format("--{} cannot be {}", name, value),
        fmt::format("It takes a whole number from {} on.", least));
  }
  return static_cast<std::uint64_t>(value);
}

double part_of(const Arguments& arguments, std::string_view name) {
  const std::string& text = arguments.find(name)->second;
  const double value = std::strtod(text.c_str(), nullptr);
  if (value < 0 || value > 1) {
    throw UsageError(
        fmt::format("--{} cannot be {}", name, text), "It takes a number from 0 to 1.");
  }
  return value;
}

Rules rules_of(const Arguments& arguments) {
  Rules rules;
  rules.least_count = whole_of(arguments, "least-count", 1);
  rules.least_articles = whole_of(arguments, "least-articles", 1);
  rules.rows = whole_of(arguments, "limit", 0);
  rules.most_in_one = part_of(arguments, "most-in-one");
  rules.most_dispersion = part_of(arguments, "most-dispersion");
  rules.most_p = part_of(arguments, "most-p");
  rules.less = arguments.at("less") == "true";
  rules.by_ratio = arguments.at("rank") == "ratio";
  return rules;
}

// A sequence that was tested.
struct Key {
  Gram gram;
  std::size_t side = 0;  // The one that repeats it.
  double likelihood = 0, p = 1;
  Estimate ratio;
  std::string text;
};

class Comparison {
 public:
  Comparison(const Packs& packs, const Sides& sides, const Rules& rules, const RunContext& context)
      : packs_(packs), sides_(sides), rules_(rules), context_(context) {}

  void run() {
    collect(0);
    if (rules_.less) collect(1);
    test();
    if (!write_keys(0)) return;
    if (rules_.less && !write_keys(1)) return;
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      if (!write_side(side)) return;
    }
    tell();
  }

 private:
  Share share(const Gram& gram, std::size_t side) const {
    return {gram.count[side], sides_.corpus.size(side)};
  }

  void collect(std::size_t side) {
    GramRules asked;
    asked.least_count = rules_.least_count;
    for (const Phrase& phrase : packs_.phrases()) {
      for (const std::string& wording : wordings(phrase)) {
        auto tokens = sides_.corpus.find(wording);
        if (!tokens.empty()) asked.kept.push_back(std::move(tokens));
      }
    }
    Grams found = repeated_grams(sides_.corpus, side, asked);
    pieces_ += found.pieces;
    candidates_[side] = found.all.size();
    for (Gram& gram : found.all) {
      Key key;
      key.gram = gram;
      key.side = side;
      keys_.push_back(std::move(key));
    }
  }

  void test() {
    std::vector<double> p;
    p.reserve(keys_.size());
    for (Key& key : keys_) {
      key.likelihood = frequency_likelihood(share(key.gram, 0), share(key.gram, 1));
      key.ratio = log_ratio(share(key.gram, 0), share(key.gram, 1)).value_or(Estimate{});
      p.push_back(chi_square_p(key.likelihood));
    }
    const std::vector<double> adjusted = benjamini_hochberg(p);
    for (std::size_t i = 0; i < keys_.size(); ++i) keys_[i].p = adjusted[i];
  }

  // Of the side that says it more; nothing with fewer than two texts.
  std::optional<double> dispersion(const Key& key) const {
    const auto& texts = sides_.corpus.texts(key.side);
    std::uint32_t least = 0, parts = 0;
    for (const CorpusText& one : texts) {
      if (one.size == 0) continue;
      least = parts++ == 0 ? one.size : std::min(least, one.size);
    }
    if (parts < 2) return {};
    const double share = least / static_cast<double>(sides_.corpus.size(key.side));
    return std::clamp(key.gram.deviation / (1 - share), 0.0, 1.0);
  }

  bool is_spread(const Key& key) const {
    return key.gram.texts[key.side] >= rules_.least_articles &&
           key.gram.top_share <= rules_.most_in_one;
  }

  std::vector<const Key*> chosen(std::size_t side) {
    std::vector<const Key*> all;
    for (Key& key : keys_) {
      const double ratio = side == 0 ? key.ratio.value : -key.ratio.value;
      if (key.side != side || ratio <= 0 || key.p > rules_.most_p) continue;
      if (!is_spread(key) ||
          (rules_.most_dispersion < 1 && dispersion(key).value_or(0) > rules_.most_dispersion)) {
        ++lumped_;
        continue;
      }
      key.text = sides_.corpus.text_of(key.gram.at, key.gram.length);
      all.push_back(&key);
    }
    const auto bound = [side](const Key* key) {
      return side == 0 ? key->ratio.interval.low : -key->ratio.interval.high;
    };
    std::sort(all.begin(), all.end(), [&](const Key* a, const Key* b) {
      const double of_a = bound(a), of_b = bound(b);
      if (rules_.by_ratio) {
        return std::tie(of_b, b->likelihood, a->text) < std::tie(of_a, a->likelihood, b->text);
      }
      return std::tie(b->likelihood, of_b, a->text) < std::tie(a->likelihood, of_a, b->text);
    });
    return all;
  }

  bool write_keys(std::size_t side) {
    std::vector<const Key*> keys = chosen(side);
    if (rules_.rows > 0 && keys.size() > rules_.rows) {
      cut_ += keys.size() - rules_.rows;
      keys.resize(rules_.rows);
    }
    shown_ += keys.size();
    for (const Key* key : keys) {
      if (!write(*key)) return false;
    }
    return true;
  }

  bool write(const Key& key) {
    const Gram& gram = key.gram;
    Row row;
    row.table = keys_table;
    row.values.resize(tables[keys_table].columns.size());
    row.values[0] = std::string(key.side == 0 ? "more" : "less");
    row.values[1] = key.text;
    if (const Phrase* entry = packs_.phrase(key.text)) row.values[2] = entry->id;
    for (std::size_t side = 0; side < 2; ++side) {
      row.values[3 + side] = whole(gram.count[side]);
      row.values[5 + side] = whole(sides_.corpus.size(side));
      row.values[7 + side] = whole(gram.texts[side]);
      row.values[9 + side] = rate(share(gram, side)).value_or(0) * 1e6;
      row.values[18 + side] = whole(sides_.side[side].with_text);
    }
    row.values[11] = key.likelihood;
    row.values[12] = key.p;
    row.values[13] = key.ratio.value;
    row.values[14] = key.ratio.interval.low;
    row.values[15] = key.ratio.interval.high;
    if (const auto deviation = dispersion(key)) row.values[16] = *deviation;
    row.values[17] = gram.top_share;
    row.evidence.filter = evidence(key);
    return emit(std::move(row));
  }

  // The articles of the side that says it more; of the slice where no filter can say which articles
  // of the reference were left out.
  std::optional<Filter> evidence(const Key& key) const {
    const std::size_t side = sides_.shared > 0 ? 0 : key.side;
    std::optional<Filter> filter = sides_.side[side].filter;
    if (!filter) return filter;
    Query one;
    one.type = Query::Type::phrase;
    one.field = "text";
    one.phrase = sides_.corpus.folded(key.gram.at, key.gram.length);
    if (filter->query.type == Query::Type::all) {
      filter->query = std::move(one);
    } else {
      Query both;
      both.type = Query::Type::conjunction;
      both.parts = {std::move(one), std::move(filter->query)};
      filter->query = std::move(both);
    }
    return filter;
  }

  bool write_side(std::size_t number) {
    const Side& side = sides_.side[number];
    Row row;
    row.table = sides_table;
    row.values.resize(tables[sides_table].columns.size());
    row.values[0] = std::string(number == 0 ? "slice" : "reference");
    row.values[1] = whole(side.articles);
    row.values[2] = whole(side.with_text);
    row.values[3] = whole(sides_.corpus.size(number));
    if (side.from) row.values[4] = format_time(*side.from);
    if (side.to) row.values[5] = format_time(*side.to);
    if (number == 0 || rules_.less) row.values[6] = whole(candidates_[number]);
    if (number == 0 || sides_.shared == 0) row.evidence.filter = side.filter;
    return emit(std::move(row));
  }

  bool emit(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  void tell() const {
    if (!context_.note) return;
    const auto say = [this](const std::string& en, const std::string& zh) {
      context_.note({en, zh});
    };
    say(fmt::format(
            "{} candidates were tested, {} sequences left out before as pieces of longer ones or "
            "of words; {} keys are shown.",
            keys_.size(),
            pieces_,
            shown_),
        fmt::format(
            "共检验 {} 个候选词语；此前略去残片 {} 个；列出 {} 个。",
            keys_.size(),
            pieces_,
            shown_));
    if (lumped_ > 0) {
      say(fmt::format(
              "{} keys are left out because they stand in too few articles or mostly in one "
              "(--least-articles, --most-in-one, --most-dispersion).",
              lumped_),
          fmt::format(
              "另有 {} 个因出现的文章过少或过于集中而略去（--least-articles、--most-in-one、"
              "--most-dispersion）。",
              lumped_));
    }
    if (cut_ > 0) {
      say(fmt::format("{} further keys are not shown; --limit 0 shows all.", cut_),
          fmt::format("另有 {} 个未列出；--limit 0 可列出全部。", cut_));
    }
  }

  const Packs& packs_;
  const Sides& sides_;
  const Rules& rules_;
  const RunContext& context_;
  std::vector<Key> keys_;
  std::array<std::uint64_t, 2> candidates_ = {0, 0};
  std::uint64_t pieces_ = 0, lumped_ = 0, cut_ = 0, shown_ = 0;
};

void tell_reference(const Sides& sides, const RunContext& context) {
  switch (sides.reference) {
    case Reference::asked:
      break;
    case Reference::other_times:
      note(
          context,
          "The reference is the same selection at all other times.",
          "以同一选择在其他时间的全部文章为对照。");
      break;
    case Reference::other_articles:
      note(
          context,
          "The reference is all articles of the same selection that the search does not find.",
          "以同一选择中未被检索到的全部文章为对照。");
      break;
    case Reference::other_outlets:
      note(context, "The reference is all other outlets.", "以其他所有媒体为对照。");
      break;
    case Reference::other_kinds:
      note(context, "The reference is all other kinds of articles.", "以其他类别的文章为对照。");
      break;
    case Reference::nothing:
      note(
          context,
          "The slice is everything, so there is nothing to compare it with: choose a period, "
          "outlets, a search, or a reference (--against-from and so on).",
          "所查部分即是全部，无可对照：请选择时段、媒体或检索式，或指定对照（--against-from "
          "等）。");
      break;
  }
  if (sides.shared > 0) {
    const std::string en = fmt::format(
        "{} articles of the slice are left out of the reference: it does not contain the slice.",
        sides.shared);
    const std::string zh =
        fmt::format("对照部分不含所查部分：已从中剔除 {} 篇文章。", sides.shared);
    note(context, en, zh);
  }
  const std::uint64_t undecided = sides.side[0].undecided + sides.side[1].undecided;
  if (undecided > 0) {
    const std::string en = fmt::format(
        "{} times an article may or may not lie in a period that was asked for; it is left out "
        "there.",
        undecided);
    const std::string zh = fmt::format(
        "有 {} 篇次文章因时间不够精确，无法判定是否在所问时段之内，未计入该部分。", undecided);
    note(context, en, zh);
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Rules rules = rules_of(arguments);
  const Sides sides = read_sides(archive, packs, arguments, context);
  if (requested(context.stop)) return;
  tell_reference(sides, context);
  if (sides.corpus.size(0) == 0) {
    note(
        context,
        "The slice has no text: nothing can be a key of it.",
        "所查部分没有正文，无从比较。");
  } else if (sides.corpus.size(1) == 0 && sides.reference != Reference::nothing) {
    note(
        context,
        "The reference has no text: everything would be a key, so no keys are shown.",
        "对照部分没有正文，任何词语都会显得突出，故不列。");
  }
  if (sides.corpus.size(0) == 0 || sides.corpus.size(1) == 0) return;
  if (sides.side[0].with_text < rules.least_articles) {
    const std::string en = fmt::format(
        "The slice has {} articles with a text, fewer than a key must stand in "
        "(--least-articles).",
        sides.side[0].with_text);
    const std::string zh = fmt::format(
        "所查部分只有 {} 篇有正文的文章，少于 --least-articles 的要求。", sides.side[0].with_text);
    note(context, en, zh);
  }
  Comparison(packs, sides, rules, context).run();
}

}  // namespace

const Instrument instrument = {
    "keyness",
    "1",
    {"What does one slice (period, outlet, group, search) say more than another?",
     "某一部分（时段、媒体、媒体组、检索）比另一部分多说些什么？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::keyness
