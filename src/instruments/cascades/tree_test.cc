#include "instruments/cascades/detail/tree.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "instruments/cascades/detail/arborescence.h"
#include "instruments/cascades/detail/candidates.h"

namespace weiguan::cascades {
namespace {

// Small numbers by lot, the same in each run.
class Lot {
 public:
  explicit Lot(std::uint32_t seed) : seed_(seed) {}
  std::uint32_t operator()(std::uint32_t below) {
    seed_ = seed_ * 1664525U + 1013904223U;
    return (seed_ >> 8) % below;
  }

 private:
  std::uint32_t seed_;
};

std::string words(Lot& lot, std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) text += "word" + std::to_string(lot(5000)) + " ";
  return text;
}

struct Grove {
  std::vector<Member> members;
  Wordings wordings;
  std::vector<std::string> texts;

  void add(const TimeRange& time, const std::string& text, const Who& who, const Who& from = {}) {
    Member one;
    one.id = ArticleId{members.size() + 1};
    one.published = one.time = time;
    one.who = who;
    if (!from.empty()) one.declared.push_back(from);
    one.wording = static_cast<std::uint32_t>(texts.size());
    texts.push_back(text);
    members.push_back(one);
  }
  Grown grow() {
    doubt_clocks(members);
    std::sort(members.begin(), members.end(), surely_out_first);
    for (Member& one : members) one.wording = wordings.add(texts[one.wording]);
    return cascades::grow(members, wordings);
  }
};

const Time zero{std::chrono::sys_days{std::chrono::year{2024} / 3 / 4}};
TimeRange hours(std::uint32_t from, std::uint32_t to) {
  return {zero + std::chrono::hours{from}, zero + std::chrono::hours{to}, TimeSource::record};
}

// A tree that has each member once, without cycles, in which nothing surely is before what it hangs
// below.
void expect_tree(const Grove& grove, const Tree& tree) {
  ASSERT_EQ(tree.nodes.size(), tree.members.size());
  ASSERT_EQ(tree.order.size(), tree.members.size());
  std::set<std::uint32_t> seen;
  for (const std::uint32_t one : tree.order) {
    const Node& node = tree.nodes[one];
    if (one == tree.root) {
      EXPECT_EQ(node.parent, nobody);
      EXPECT_EQ(node.depth, 0U);
    } else {
      ASSERT_LT(node.parent, tree.nodes.size());
      EXPECT_TRUE(seen.contains(node.parent));
      EXPECT_EQ(node.depth, tree.nodes[node.parent].depth + 1);
    }
    EXPECT_TRUE(seen.insert(one).second);
    for (std::uint32_t above = node.parent; above != nobody; above = tree.nodes[above].parent) {
      EXPECT_FALSE(
          surely_before(grove.members[tree.members[one]], grove.members[tree.members[above]]));
    }
  }
  EXPECT_EQ(tree.order.front(), tree.root);
}

TEST(LeastTree, IsTheCheapestOfAll) {
  Lot lot(11);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t count = 2 + lot(4);
    std::vector<Edge> edges;
    for (std::uint32_t from = 0; from < count; ++from) {
      for (std::uint32_t to = 1; to < count; ++to) {
        if (from == to || (from > 0 && lot(3) == 0)) continue;
        edges.push_back({from, to, static_cast<std::int64_t>(lot(20)) - 10});
      }
    }
    const auto enters = least_tree(count, 0, edges);
    std::int64_t cost = 0;
    for (std::uint32_t to = 1; to < count; ++to) {
      ASSERT_LT(enters[to], edges.size());
      EXPECT_EQ(edges[enters[to]].to, to);
      cost += edges[enters[to]].cost;
    }
    // Every choice of one edge for each, as far as it is a tree.
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::vector<std::uint32_t> above(count, 0);
    const auto hangs = [&](std::uint32_t one) {
      for (std::uint32_t steps = 0; one != 0 && steps <= count; ++steps) one = above[one];
      return one == 0;
    };
    const auto choose = [&](const auto& self, std::uint32_t to, std::int64_t sum) -> void {
      if (to == count) {
        for (std::uint32_t one = 1; one < count; ++one) {
          if (!hangs(one)) return;
        }
        least = std::min(least, sum);
        return;
      }
      for (const Edge& edge : edges) {
        if (edge.to != to) continue;
        above[to] = edge.from;
        self(self, to + 1, sum + edge.cost);
      }
    };
    choose(choose, 1, 0);
    EXPECT_EQ(cost, least);
    for (std::uint32_t to = 1; to < count; ++to) above[to] = edges[enters[to]].from;
    for (std::uint32_t to = 1; to < count; ++to) EXPECT_TRUE(hangs(to));
  }
}

TEST(Tree, IsATreeWhateverTheClocksAndTextsAre) {
  Lot lot(5);
  for (int round = 0; round < 120; ++round) {
    Grove grove;
    const std::uint32_t count = 2 + lot(round < 100 ? 9 : 90);
    std::vector<std::string> pool = {words(lot, 60)};
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string text = pool[lot(static_cast<std::uint32_t>(pool.size()))];
      if (lot(2) == 0) text = text.substr(text.find(' ', text.size() * lot(6) / 10) + 1);
      if (lot(2) == 0) text += words(lot, 1 + lot(20));
      if (lot(3) == 0) text.replace(text.size() / 2, 3, "changed");
      pool.push_back(text);
      const std::uint32_t from = lot(40), to = from + lot(4) * lot(12);
      const TimeRange time =
          lot(6) == 0 ? first_seen(zero + std::chrono::hours{from}) : hours(from, to);
      const auto who = [&lot] {
        return lot(5) == 0 ? Who{} : Who(1, static_cast<char>('a' + lot(6)));
      };
      grove.add(time, text, who(), lot(3) == 0 ? who() : Who{});
    }
    const Grown grown = grove.grow();
    ASSERT_EQ(grown.trees.size(), 1U);
    EXPECT_EQ(grown.apart, 0U);
    ASSERT_EQ(grown.trees[0].members.size(), count);
    expect_tree(grove, grown.trees[0]);
  }
}

// Each takes the text of one that was out before and changes a word of it: a tree that is known.
TEST(Tree, FindsWhoCopiedWhomByTheChangesTheyShare) {
  for (const std::uint32_t count : {30U, 300U}) {
    Lot lot(count);
    Grove grove;
    std::vector<std::vector<std::string>> texts = {{}};
    for (int i = 0; i < 120; ++i) texts[0].push_back("w" + std::to_string(lot(100000)));
    std::vector<std::uint32_t> parents = {0};
    const auto text_of = [&texts](std::uint32_t one) {
      std::string text;
      for (const std::string& word : texts[one]) text += word + " ";
      return text;
    };
    grove.add(hours(0, 0), text_of(0), "o0");
    for (std::uint32_t i = 1; i < count; ++i) {
      const std::uint32_t parent = lot(i);
      parents.push_back(parent);
      texts.push_back(texts[parent]);
      texts[i][lot(120)] = "new" + std::to_string(i);
      grove.add(hours(i, i), text_of(i), "o" + std::to_string(i));
    }
    const Grown grown = grove.grow();
    ASSERT_EQ(grown.trees.size(), 1U);
    expect_tree(grove, grown.trees[0]);
    std::uint32_t right = 0;
    for (std::uint32_t i = 1; i < count; ++i) {
      if (grown.trees[0].nodes[i].parent == parents[i]) ++right;
    }
    // Where two changes stand close together they look like one.
    EXPECT_GE(right, (count - 1) * 95 / 100) << count;
  }
}

TEST(Tree, OfTwoThousandCopiesOfOneTextIsQuick) {
  Lot lot(3);
  for (const bool dated : {true, false}) {
    Grove grove;
    const std::string text = words(lot, 300);
    for (std::uint32_t i = 0; i < 2000; ++i) {
      const std::string made = i % 10 == 0 ? text + words(lot, 8) : text;
      grove.add(
          dated ? hours(i / 4, i / 4) : first_seen(zero + std::chrono::hours{i}),
          made,
          "o" + std::to_string(i % 300));
    }
    const std::clock_t start = std::clock();
    const Grown grown = grove.grow();
    const std::clock_t took = std::clock() - start;
    ASSERT_EQ(grown.trees.size(), 1U);
    expect_tree(grove, grown.trees[0]);
    // Processor time.  A tenth of that is usual; all pairs would take minutes.
    EXPECT_LT(took, 20 * CLOCKS_PER_SEC);
    const Candidates candidates(grove.members, grove.wordings);
    for (std::uint32_t i = 0; i < 2000; i += 97) EXPECT_LE(candidates.of(i).size(), 60U);
  }
}

TEST(Tree, EndsWhenItIsAskedToStop) {
  Lot lot(3);
  Grove grove;
  const std::string text = words(lot, 60);
  grove.add(hours(0, 0), text, "a");
  grove.add(hours(1, 1), text, "b");
  for (Member& one : grove.members) one.wording = grove.wordings.add(text);
  Stop stop;
  stop.request();
  const Grown grown = grow(grove.members, grove.wordings, &stop);
  EXPECT_TRUE(grown.stopped);
  EXPECT_TRUE(grown.trees.empty());
}

TEST(Tree, FormsWithOtherFiguresAreParted) {
  Grove grove;
  const auto form = [](int a, int b) {
    return "On day " + std::to_string(a) + " the harbour counted " + std::to_string(b) +
           " ships, of which " + std::to_string(b + 3) + " came in and " + std::to_string(b + 7) +
           " left, with " + std::to_string(a * b) + " tonnes of goods and no accident at all.";
  };
  grove.add(hours(0, 0), form(3, 31), "wire");
  grove.add(hours(24, 24), form(4, 48), "wire");
  grove.add(hours(25, 25), form(4, 48) + " It rained.", "site");
  const Grown grown = grove.grow();
  ASSERT_EQ(grown.trees.size(), 1U);
  EXPECT_EQ(grown.trees[0].members, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(grown.apart, 1U);
}

}  // namespace
}  // namespace weiguan::cascades
