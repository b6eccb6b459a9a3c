// A made-up country with three cities, and an archive of articles and posts about them.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "instruments/test_texts.h"
#include "packs/packs.h"

namespace weiguan {

inline Packs city_packs() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-ranking";
  std::filesystem::create_directories(folder / "registers");
  write_file(
      folder / "pack.toml",
      "id = \"test\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n[names]\n"
      "hans = \"测试\"\nen = \"Test\"\n");
  write_file(
      folder / "outlets.csv",
      "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
      "accounts,groups,valid_from,valid_to,source,note\n"
      "far-post,远方邮报,,Far Post,,newspaper,independent,,US,en,America/New_York,,,,,,made up,\n"
      "far-state,远方通讯社,,Far Wire,,agency,other-state,,FR,en,Europe/Paris,,,,,,made up,\n"
      "reef-city,礁城市政府,,City of Reefton,,government,local-state,City of Reefton,CN,zh,"
      "Asia/Shanghai,,weibo:reefton,,,,made up,\n"
      "home-daily,本国日报,,Home Daily,,newspaper,central-party,,CN,zh,Asia/Shanghai,,"
      "weibo:homedaily,,,,made up,\n"
      "pool,池塘,,Pool,,platform,commercial,,CN,zh,Asia/Shanghai,,,,,,made up,\n");
  write_file(
      folder / "registers" / "cities.toml",
      "sort = \"places\"\nnames = { hans = \"城市\", en = \"Cities\" }\n"
      "meaning = { hans = \"虚构\", en = \"Made up\" }\n"
      "[[kind]]\nid = \"city\"\nnames = { hans = \"市\", en = \"City\" }\n");
  write_file(
      folder / "registers" / "cities.csv",
      "id,name_hans,name_hant,name_en,also,weak,code,kind,parent,with,without,other_words,"
      "own_words,valid_from,valid_to,source,note\n"
      "bayburg,湾堡,,Bayburg,,,,city,,,,,,,,made up,\n"
      "dunesby,沙丘镇,,Dunesby,,,,city,,,,,,,,made up,\n"
      "reefton,礁城,,Reefton,,,,city,,,,,,,,made up,\n");
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

class Cities : public TestTexts {
 public:
  using Counters = std::vector<std::pair<std::string, double>>;

  // A post of that account on that day, with counters as they were seen.
  ArticleId post(
      const std::string& account,
      const std::string& day,
      const std::string& text,
      const Counters& counters = {}) {
    ReadArticle one;
    one.reading.capture = capture("somebody-else", "2030");
    one.article.kind = ArticleKind::post;
    one.article.text = text;
    one.article.account = account;
    one.article.outlet = "pool";
    one.article.language = "en";
    one.article.published = on(day);
    one.article.id = article_id(one.article);
    one.reading.article = one.article.id;
    Batch batch;
    batch.articles.push_back(one);
    for (const auto& [counter, value] : counters) {
      Observation seen;
      seen.article = one.article.id;
      seen.time = on(day).earliest + std::chrono::hours{++hours_};
      seen.counter = counter;
      seen.value = value;
      seen.capture = one.reading.capture;
      batch.observations.push_back(seen);
    }
    archive().write(batch);
    return one.article.id;
  }

  static std::string day(int number) {
    return "2024-03-" + std::string(number < 10 ? "0" : "") + std::to_string(number);
  }

 private:
  int hours_ = 0;
};

}  // namespace weiguan
