#include "instruments/cascades/detail/tree.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "instruments/cascades/detail/arborescence.h"
#include "instruments/cascades/detail/candidates.h"
#include "instruments/cascades/detail/judge.h"

namespace weiguan::cascades {

namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::int64_t form_costs = 20'000;              // Where it is the same form.
constexpr std::int64_t second_root = 1'000'000'000'000;  // More than any tree gains by it.

class Parts {
 public:
  explicit Parts(std::uint32_t count) : above_(count) {
    std::iota(above_.begin(), above_.end(), 0U);
  }
  std::uint32_t of(std::uint32_t one) {
    while (above_[one] != one) one = above_[one] = above_[above_[one]];
    return one;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = of(a);
    b = of(b);
    above_[std::max(a, b)] = std::min(a, b);
  }

 private:
  Numbers above_;
};

class Grower {
 public:
  Grower(const std::vector<Member>& members, Wordings& wordings, const Stop* stop)
      : members_(members),
        wordings_(wordings),
        stop_(stop),
        candidates_(members, wordings),
        judge_(members, wordings) {}

  Grown grow();

 private:
  bool is_form(std::uint32_t a, std::uint32_t b) const;
  std::vector<Numbers> parted();
  bool judge_all(const Numbers& part);
  void hang(Tree& tree);
  // So that nothing surely is before what it hangs below, at any height.
  void mend(Tree& tree);
  void put_in_order(Tree& tree) const;
  void tell(Tree& tree);

  const std::vector<Member>& members_;
  Wordings& wordings_;
  const Stop* stop_;
  const Candidates candidates_;
  Judge judge_;
  std::vector<std::vector<Judged>> judged_;  // By member: those it may have it from.
};

bool Grower::is_form(std::uint32_t a, std::uint32_t b) const {
  const Member &x = members_[a], &y = members_[b];
  if (!x.address.empty() && x.address == y.address) return false;
  return wordings_.other_figures(x.wording, y.wording);
}

std::vector<Numbers> Grower::parted() {
  const auto count = static_cast<std::uint32_t>(members_.size());
  bool any = false;
  std::vector<Numbers> joined(count);
  for (std::uint32_t i = 0; i < count && !requested(stop_); ++i) {
    for (const std::uint32_t other : candidates_.of(i)) {
      if (is_form(i, other)) {
        any = true;
      } else {
        joined[i].push_back(other);
      }
    }
  }
  Parts parts(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!any) {
      if (i > 0) parts.join(i, 0);
      continue;
    }
    // Of those with too few figures to tell by, only with the one that is most like it.
    std::uint32_t best = nobody;
    double least = 0;
    for (const std::uint32_t other : joined[i]) {
      if (wordings_.has_figures(members_[i].wording) &&
          wordings_.has_figures(members_[other].wording)) {
        parts.join(i, other);
        best = nobody;
        least = -1;
        continue;
      }
      if (least < 0) continue;
      const double cost = wordings_.difference(members_[other].wording, members_[i].wording).cost;
      if (best != nobody && cost >= least) continue;
      best = other;
      least = cost;
    }
    if (best != nobody) parts.join(i, best);
  }
  std::map<std::uint32_t, Numbers> by_first;
  for (std::uint32_t i = 0; i < count; ++i) by_first[parts.of(i)].push_back(i);
  std::vector<Numbers> all;
  for (auto& [first, part] : by_first) all.push_back(std::move(part));
  return all;
}

bool Grower::judge_all(const Numbers& part) {
  for (const std::uint32_t to : part) {
    if (requested(stop_)) return false;
    const auto consider = [&](std::uint32_t from, std::int64_t costs) {
      if (from == to) return;
      if (from != part.front() && surely_before(members_[to], members_[from])) return;
      Judged one = judge_.judge(from, to);
      one.points -= costs;
      judged_[to].push_back(one);
    };
    bool first = false;  // That everything can be reached from the first of all.
    for (const std::uint32_t from : candidates_.of(to)) {
      if (!std::binary_search(part.begin(), part.end(), from) || is_form(from, to)) continue;
      first = first || from == part.front();
      consider(from, 0);
    }
    if (!first) consider(part.front(), is_form(part.front(), to) ? form_costs : 0);
  }
  return true;
}

void Grower::hang(Tree& tree) {
  const Numbers& part = tree.members;
  const auto count = static_cast<std::uint32_t>(part.size());
  const auto place = [&part](std::uint32_t member) {
    return static_cast<std::uint32_t>(
        std::lower_bound(part.begin(), part.end(), member) - part.begin());
  };
  // A root above all: whatever hangs there is the first of all.
  std::vector<Edge> edges;
  for (const std::uint32_t first : tree.may_be_first) {
    edges.push_back({count, first, second_root - judge_.as_first(part[first])});
  }
  for (std::uint32_t to = 0; to < count; ++to) {
    for (const Judged& one : judged_[part[to]]) {
      edges.push_back({place(one.from), to, -one.points});
    }
  }
  const Numbers enters = least_tree(count + 1, count, edges);
  tree.nodes.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t from = edges[enters[i]].from;
    if (from == count) {
      tree.root = i;
    } else {
      tree.nodes[i].parent = from;
    }
  }
}

void Grower::mend(Tree& tree) {
  const auto count = static_cast<std::uint32_t>(tree.nodes.size());
  std::vector<Numbers> below(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i != tree.root) below[tree.nodes[i].parent].push_back(i);
  }
  std::vector<char> seen(count, 0);
  // The latest beginning of all that is above it, itself included.
  std::vector<Time> begin(count);
  const auto member = [&](std::uint32_t at) -> const Member& { return members_[tree.members[at]]; };
  Numbers queue = {tree.root};
  seen[tree.root] = 1;
  begin[tree.root] = member(tree.root).time.earliest;
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const std::uint32_t one : below[queue[next]]) {
      std::uint32_t& parent = tree.nodes[one].parent;
      const Time latest = member(one).time.latest;
      if (begin[parent] > latest) {
        parent = tree.root;
        std::int64_t points = std::numeric_limits<std::int64_t>::min();
        for (const Judged& other : judged_[tree.members[one]]) {
          const auto at = static_cast<std::uint32_t>(
              std::lower_bound(tree.members.begin(), tree.members.end(), other.from) -
              tree.members.begin());
          if (seen[at] == 0 || begin[at] > latest || other.points <= points) continue;
          parent = at;
          points = other.points;
        }
      }
      begin[one] = std::max(begin[parent], member(one).time.earliest);
      seen[one] = 1;
      queue.push_back(one);
    }
  }
}

void Grower::put_in_order(Tree& tree) const {
  const auto count = static_cast<std::uint32_t>(tree.nodes.size());
  std::vector<Numbers> below(count);
  // From the last on, as they are taken from the back.
  for (std::uint32_t i = count; i-- > 0;) {
    if (i != tree.root) below[tree.nodes[i].parent].push_back(i);
  }
  Numbers open = {tree.root};
  while (!open.empty()) {
    const std::uint32_t one = open.back();
    open.pop_back();
    tree.order.push_back(one);
    if (one != tree.root) tree.nodes[one].depth = tree.nodes[tree.nodes[one].parent].depth + 1;
    open.insert(open.end(), below[one].begin(), below[one].end());
  }
}

void Grower::tell(Tree& tree) {
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (i == tree.root) continue;
    Node& node = tree.nodes[i];
    const std::uint32_t to = tree.members[i], from = tree.members[node.parent];
    std::vector<Judged>& all = judged_[to];
    // What was mended may hang below one it was not compared with.
    if (std::none_of(
            all.begin(), all.end(), [from](const Judged& one) { return one.from == from; })) {
      all.push_back(judge_.judge(from, to));
    }
    node.why = judge_.why(from, to, all);
    node.certainty = judge_.certainty(node.why, from, to, all);
    node.order = judge_.known_by(from, to);
  }
  tree.told = KnownBy::clock;
  if (tree.may_be_first.size() == 1) return;
  // The weakest of what tells it from the others that may be first.
  for (const std::uint32_t other : tree.may_be_first) {
    if (other == tree.root) continue;
    tree.told = std::max(tree.told, judge_.known_by(tree.members[tree.root], tree.members[other]));
    if (tree.told == KnownBy::cannot_tell) return;
  }
}

Grown Grower::grow() {
  Grown grown;
  judged_.resize(members_.size());
  for (Numbers& part : parted()) {
    if (part.size() < 2) {
      ++grown.apart;
      continue;
    }
    if (requested(stop_) || !judge_all(part)) {
      grown.stopped = true;
      return grown;
    }
    Tree tree;
    tree.members = std::move(part);
    const Time first = members_[tree.members[0]].time.latest;
    for (std::uint32_t i = 0; i < tree.members.size(); ++i) {
      if (i == 0 || members_[tree.members[i]].time.earliest <= first)
        tree.may_be_first.push_back(i);
    }
    hang(tree);
    mend(tree);
    put_in_order(tree);
    tell(tree);
    for (const std::uint32_t one : tree.members) judged_[one] = {};
    grown.trees.push_back(std::move(tree));
  }
  return grown;
}

}  // namespace

bool surely_out_first(const Member& a, const Member& b) {
  return std::tie(a.time.latest, a.time.earliest, a.id) <
         std::tie(b.time.latest, b.time.earliest, b.id);
}

Grown grow(const std::vector<Member>& members, Wordings& wordings, const Stop* stop) {
  if (members.empty()) return {};
  return Grower(members, wordings, stop).grow();
}

}  // namespace weiguan::cascades
