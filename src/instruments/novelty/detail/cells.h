// What is counted of articles: whose words they print, by outlet or group and period.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/boilerplate.h"
#include "instruments/novelty/detail/parts.h"
#include "instruments/novelty/detail/speakers.h"
#include "instruments/others.h"
#include "instruments/selection.h"
#include "stats/clusters.h"

namespace weiguan::novelty {

enum class Role { relay, reporter, mixed, cannot_tell, none };

// Of one article.
struct Judged {
  Parts parts;
  Role role = Role::none;
  bool may_relay = false, may_report = false;  // It is, or may be.
  std::optional<Quoted> quoted;                // Nothing where quotes cannot be read.
  bool partly_compared = false;
  std::vector<ArticleId> others;  // Those that have passages of it; at most most_others.
};

inline constexpr std::size_t most_others = 100;

// A text of which at most this share is its own is a relay, one of which all but this share is its
// own is a reporter.
inline constexpr double nearly_nothing = 0.1;

class Judge {
 public:
  Judge(
      const Archive& archive,
      const Packs& packs,
      const BoilerplateRule& rule,
      std::chrono::hours clock_error,
      const Zone& zone);

  Judged judge(const Article& article);
  bool reads_quotes() const { return speakers_.has_value(); }

 private:
  std::optional<Whose> whose(const Other& article, const Other& other, bool other_is_source) const;

  const Archive& archive_;
  BoilerplateRule rule_;
  std::chrono::hours clock_error_;
  Zone zone_;
  Others others_;
  std::optional<Speakers> speakers_;
};

struct Cell {
  std::uint64_t articles = 0, with_text = 0, asked = 0;
  std::uint64_t relays_low = 0, relays_high = 0, reporters_low = 0, reporters_high = 0;
  std::uint64_t single_source = 0, quoting = 0, partly = 0;
  Parts parts;
  Clusters low, high;  // Characters that are own, and that may be, of those asked, by article.

  void add(const Judged& article);
};

struct Cells {
  std::map<std::string, std::map<Time, Cell>> dated;  // By name (whos()), then by start of period.
  std::map<std::string, Cell> undated;
  std::map<std::string, std::vector<ArticleId>> undated_articles;  // At most most_others each.
};

}  // namespace weiguan::novelty
