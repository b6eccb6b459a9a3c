#include "instruments/cascades/cascades.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "instruments/cascades/detail/candidates.h"
#include "instruments/cascades/detail/gather.h"
#include "instruments/cascades/detail/report.h"
#include "instruments/cascades/detail/tables.h"
#include "instruments/cascades/detail/totals.h"
#include "instruments/cascades/detail/tree.h"
#include "instruments/cascades/detail/writer.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::cascades {

namespace {

// Of the texts of one group; where they have more, of each only so much of its front is compared.
constexpr std::size_t most_bytes_of_group = std::size_t{256} << 20;

struct Asked {
  Filter filter;
  bool nobody = false;
  std::optional<ArticleId> article;
  std::uint64_t least_articles = 2, least_outlets = 1, limit = 0;
  bool by_time = false;
};

// What is told beside the rows.
struct Counted {
  std::uint64_t cascades = 0, too_small = 0, apart = 0, read_in_part = 0, larger = 0;
};

Asked read(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  constexpr std::int64_t many = std::int64_t{1} << 40;
  Asked asked;
  asked.least_articles = whole_argument(arguments, "least-articles", 2, many);
  asked.least_outlets = whole_argument(arguments, "least-outlets", 1, many);
  asked.limit = whole_argument(arguments, "limit", 0, many);
  asked.by_time = arguments.at("order") == "time";
  asked.article = parse_article_id(arguments.at("article"));
  const Selection selection = select(archive, packs, arguments, context);
  asked.nobody = selection.nobody;
  asked.filter = selection.filter();
  if (!selection.from_asked && !selection.to_asked) {
    asked.filter.published = {};
    asked.filter.possible = false;
  }
  return asked;
}

struct Group {
  std::vector<Member> members;
  Wordings wordings;
  std::size_t read = 0;  // Bytes of each text.
};

// False where it was asked to stop.
bool read_group(
    const Archive& archive,
    const Packs& packs,
    const std::vector<ArticleId>& ids,
    const RunContext& context,
    Group& group,
    Counted& counted) {
  group.read = std::max<std::size_t>(most_bytes_of_group / ids.size(), 4096);
  for (const ArticleId id : ids) {
    if (requested(context.stop)) return false;
    if (const auto article = archive.article(id)) {
      group.members.push_back(make_member(*article, packs));
    }
  }
  doubt_clocks(group.members);
  std::sort(group.members.begin(), group.members.end(), surely_out_first);
  // Texts are read a second time, in this order, so that only one at a time is held.
  for (Member& member : group.members) {
    if (requested(context.stop)) return false;
    const auto article = archive.article(member.id);
    const std::string_view text = article ? std::string_view(article->text) : std::string_view();
    if (text.size() > group.read) ++counted.read_in_part;
    member.wording = group.wordings.add(front_of(text, group.read));
  }
  return true;
}

bool has(const Cascade& cascade, ArticleId id) {
  return std::any_of(cascade.lines.begin(), cascade.lines.end(), [id](const Line& line) {
    return line.member.id == id;
  });
}

class Collector {
 public:
  Collector(
      const Archive& archive, const Packs& packs, const Asked& asked, const RunContext& context)
      : archive_(archive),
        packs_(packs),
        asked_(asked),
        context_(context),
        totals_(groups(packs)) {}

  // False where it was asked to stop.
  bool add(const std::vector<ArticleId>& ids) {
    if (ids.size() < asked_.least_articles) {
      ++counted.too_small;
      return true;
    }
    Group group;
    if (!read_group(archive_, packs_, ids, context_, group, counted)) return false;
    const Grown grown = grow(group.members, group.wordings, context_.stop);
    if (grown.stopped) return false;
    counted.apart += grown.apart;
    if (grown.trees.size() > 1) counted.apart += grown.trees.size() - 1;
    if (group.members.size() > all_pairs) ++counted.larger;
    for (const Tree& tree : grown.trees) {
      if (requested(context_.stop)) return false;
      Cascade cascade = report(archive_, group.members, group.wordings, tree, group.read);
      if (asked_.article && !has(cascade, *asked_.article)) continue;
      if (cascade.lines.size() < asked_.least_articles ||
          count_outlets(cascade.lines) < asked_.least_outlets) {
        ++counted.too_small;
        continue;
      }
      ++counted.cascades;
      totals_.add(cascade);
      kept_.push_back(std::move(cascade));
    }
    if (asked_.limit > 0 && kept_.size() > 2 * asked_.limit + 100) keep_best();
    return true;
  }

  bool write() {
    keep_best();
    for (const Cascade& one : kept_) {
      if (!write_cascade(one, context_)) return false;
    }
    return write_totals(totals_, context_);
  }

  std::size_t kept() const { return kept_.size(); }

  Counted counted;

 private:
  static std::map<std::string, std::vector<std::string>> groups(const Packs& packs) {
    std::map<std::string, std::vector<std::string>> all;
    for (const weiguan::Group& one : packs.groups()) all[one.id] = packs.members(one.id);
    return all;
  }

  void keep_best() {
    std::sort(kept_.begin(), kept_.end(), [this](const Cascade& a, const Cascade& b) {
      if (!asked_.by_time) {
        const auto size = [](const Cascade& one) {
          return std::pair(one.lines.size(), count_outlets(one.lines));
        };
        if (size(a) != size(b)) return size(a) > size(b);
      }
      return surely_out_first(a.first(), b.first());
    });
    if (asked_.limit > 0 && kept_.size() > asked_.limit) kept_.resize(asked_.limit);
  }

  const Archive& archive_;
  const Packs& packs_;
  const Asked& asked_;
  const RunContext& context_;
  Totals totals_;
  std::vector<Cascade> kept_;
};

void tell_nothing(
    const Asked& asked,
    const Gathered& gathered,
    const Counted& counted,
    const RunContext& context) {
  if (gathered.articles == 0) {
    note_nothing(context);
  } else if (asked.article) {
    note(
        context,
        "That article is in no cascade: the archive has no copy or excerpt of it among what is "
        "chosen.",
        "该篇文章不在任何转载链中：所选范围内没有它的同文或节选。");
  } else if (counted.too_small > 0) {
    note(
        context,
        fmt::format(
            "There are copies, but no cascade of {} articles and {} outlets; {} are smaller.",
            asked.least_articles,
            asked.least_outlets,
            counted.too_small),
        fmt::format(
            "有同文，但没有达到 {} 篇、{} 家媒体的转载链；较小的有 {} 条。",
            asked.least_articles,
            asked.least_outlets,
            counted.too_small));
  } else {
    note(
        context,
        fmt::format(
            "None of {} articles is a copy or an excerpt of another one.", gathered.articles),
        fmt::format("{} 篇文章中，没有一篇是另一篇的同文或节选。", gathered.articles));
  }
}

void tell_notes(
    const Asked& asked, const Counted& counted, std::size_t listed, const RunContext& context) {
  if (listed < counted.cascades) {
    note(
        context,
        fmt::format(
            "{} of {} cascades are listed; --limit 0 lists all. The table `outlets` is of all.",
            listed,
            counted.cascades),
        fmt::format(
            "共 {1} 条转载链，列出 {0} 条；--limit 0 列出全部。outlets 表合计全部。",
            listed,
            counted.cascades));
  }
  if (counted.apart > 0) {
    note(
        context,
        fmt::format(
            "{} times texts were left apart that fill one form with other figures, as daily "
            "bulletins do.",
            counted.apart),
        fmt::format("有 {} 处文字格式相同而数字不同（如每日通报），未视为同文。", counted.apart));
  }
  if (counted.larger > 0) {
    note(
        context,
        fmt::format(
            "In {} groups of more than {} articles each was compared with the likeliest fifty "
            "only.",
            counted.larger,
            all_pairs),
        fmt::format(
            "有 {} 组超过 {} 篇，每篇只与最可能的约五十篇相比。", counted.larger, all_pairs));
  }
  if (counted.read_in_part > 0) {
    note(
        context,
        fmt::format(
            "Of {} texts only the front was compared, since their groups have more than 256 MiB.",
            counted.read_in_part),
        fmt::format("有 {} 篇所在的组超过 256 MiB，只比较其开头部分。", counted.read_in_part));
  }
  if (asked.filter.published) {
    note(
        context,
        "Only articles that are, or may be, of the range were looked at: a copy from outside it "
        "is not seen, nor is an earlier version.",
        "只查了属于或可能属于该时段的文章；时段之外的同文及更早版本不在其中。");
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Asked asked = read(archive, packs, arguments, context);
  if (asked.nobody) {
    note_nothing(context);
    return;
  }
  if (archive.compare(context.progress, context.stop).stopped || requested(context.stop)) return;
  const Gathered gathered = gather(archive, asked.filter, context);
  if (gathered.stopped) return;
  Collector collector(archive, packs, asked, context);
  for (const std::vector<ArticleId>& group : gathered.groups) {
    if (requested(context.stop)) return;
    if (asked.article && std::find(group.begin(), group.end(), *asked.article) == group.end()) {
      continue;
    }
    if (!collector.add(group)) return;
  }
  const Counted& counted = collector.counted;
  if (counted.cascades == 0) tell_nothing(asked, gathered, counted, context);
  if (!collector.write()) return;
  tell_notes(asked, counted, collector.kept(), context);
}

}  // namespace

const Instrument instrument = {
    "cascades",
    "1",
    {"Which articles are copies of one text, which was first, and who took it from whom?",
     "哪些文章同出一文，何者最早，谁转自谁？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::cascades
