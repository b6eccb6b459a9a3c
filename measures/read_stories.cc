// Groups the articles of a file into stories and tells of given pairs whether they are of one, for
// measures/stories.py.
//
//   measure_stories PACK ROWS.jsonl PAIRS.tsv [--numbers]
//
// A row has id, outlet, language, time (seconds since 1970), title, text; a pair is two ids. Prints
// each pair with 1 or 0 and the sameness; with --numbers what that is made of, too.  Then, for each
// row, "id TAB story".
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "instruments/told_groups.h"
#include "instruments/told_pair.h"
#include "packs/packs.h"

namespace {

using namespace weiguan;
using namespace weiguan::told;

struct Pair {
  std::string a, b;
};

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::cerr << "usage: measure_stories PACK ROWS.jsonl PAIRS.tsv [--numbers]\n";
    return 64;
  }
  const bool numbers = count > 4;
  const Packs packs = Packs::load({words[1]}, [](const Problem&) {});
  const Concepts concepts(packs);
  const auto zone = Zone::find(packs.infos().front().zone);
  const std::int64_t ahead = weiguan::told::minutes_ahead(zone.value_or(Zone{}));
  std::unordered_map<std::string, told::Signature> of;
  std::map<ArticleId, std::string> names;
  std::map<Day, std::vector<told::Signature>> days;
  std::ifstream rows(words[2]);
  std::uint64_t number = 0;
  for (std::string line; std::getline(rows, line);) {
    const auto row = nlohmann::json::parse(line);
    Article article;
    article.id = ArticleId{++number};
    article.title = row.at("title").get<std::string>();
    article.text = row.at("text").get<std::string>();
    article.language = row.at("language").get<std::string>();
    article.outlet = row.at("outlet").get<std::string>();
    const Time time{std::chrono::seconds{row.at("time").get<std::int64_t>()}};
    article.published = {time, time, TimeSource::record};
    told::Signature signature = sign(article, concepts);
    const std::string id = row.at("id").get<std::string>();
    names[article.id] = id;
    of[id] = signature;
    days[weiguan::told::day_of(signature.minute, ahead)].push_back(std::move(signature));
  }
  std::map<Day, std::vector<Pair>> pairs;
  std::ifstream file(words[3]);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    const Pair pair{line.substr(0, tab), line.substr(tab + 1)};
    const std::int64_t later = std::max(of.at(pair.a).minute, of.at(pair.b).minute);
    pairs[weiguan::told::day_of(later, ahead)].push_back(pair);
  }
  Grouper grouper;
  std::unordered_map<std::string, std::string> stories;
  for (auto& [day, articles] : days) {
    for (const Member& one : grouper.next(day, std::move(articles)))
      stories[names.at(one.article)] = names.at(one.story);
    for (const Pair& pair : pairs[day]) {
      const Ready a = make_ready(of.at(pair.a), grouper.weights());
      const Ready b = make_ready(of.at(pair.b), grouper.weights());
      std::cout << "pair\t" << pair.a << '\t' << pair.b << '\t'
                << (stories.at(pair.a) == stories.at(pair.b) ? 1 : 0) << '\t' << sameness(a, b);
      if (numbers) {
        for (const double one : numbers_of(compare(a, b))) std::cout << '\t' << one;
      }
      std::cout << '\n';
    }
  }
  for (const auto& [id, story] : stories) std::cout << "row\t" << id << '\t' << story << '\n';
  return 0;
}
