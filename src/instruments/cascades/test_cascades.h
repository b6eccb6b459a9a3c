// A world of made-up outlets whose copies are known, for tests.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"
#include "instruments/cascades/cascades.h"
#include "instruments/test_world.h"

namespace weiguan::cascades {

// A wire, three papers, a site and a radio; the papers are the group "papers".
inline Packs fleet_packs() {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-cascades";
  std::filesystem::create_directories(folder);
  write_file(
      folder / "pack.toml",
      "id = \"fleet\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n[names]\n"
      "hans = \"船队\"\nen = \"Fleet\"\n");
  write_file(
      folder / "groups.csv",
      "id,name_hans,name_hant,name_en,meaning\npapers,报纸,,Papers,Made-up papers\n");
  const auto row = [](const std::string& id,
                      const std::string& hans,
                      const std::string& en,
                      const std::string& groups) {
    return id + "," + hans + ",," + en + ",,newspaper,unknown,,CN,zh,Asia/Shanghai," + id +
           ".example,," + groups + ",,,made up,\n";
  };
  write_file(
      folder / "outlets.csv",
      "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
      "accounts,groups,valid_from,valid_to,source,note\n" +
          row("wire", "浮标社", "Buoy Wire", "") +
          row("paper-a", "甲板日报", "Deck Daily", "papers") +
          row("paper-b", "船舷晚报", "Rail Evening", "papers") +
          row("paper-c", "桅杆时报", "Mast Times", "papers") +
          row("site", "缆绳网", "Rope Net", "") + row("radio", "汽笛台", "Whistle Radio", ""));
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

struct Told {  // What an article says of itself beside its text.
  std::string source = {}, agency = {}, title = "浮标更换工程完成", url = {}, language = "zh";
};

class Fleet : public TestWorld {
 public:
  using TestWorld::TestWorld;

  // `when` is a period in Shanghai; empty: it is only known when it was seen.
  ArticleId add(
      const std::string& name,
      const std::string& outlet,
      const std::string& when,
      const std::string& text,
      const Told& told = {}) {
    ReadArticle one;
    one.reading.capture = capture("somebody-else", "2030");
    Article& article = one.article;
    article.url = told.url.empty() ? "https://" + outlet + ".example/" + name : told.url;
    article.title = told.title;
    article.text = text;
    article.outlet = outlet;
    article.language = told.language;
    article.source = told.source;
    if (const Outlet* known = packs.by_name(told.source)) article.source_outlet = known->id;
    article.dateline.agency = told.agency;
    article.published = when.empty() ? first_seen(on("2030-01-01").earliest) : on(when);
    article.id = article_id(article);
    one.reading.article = article.id;
    Batch batch;
    batch.articles.push_back(one);
    archive().write(batch);
    names_[to_string(article.id)] = name;
    return article.id;
  }

  // As lines(), with the names of articles in the place of their ids.
  std::vector<std::string> named(
      const Arguments& given,
      std::string_view table,
      const std::vector<std::string_view>& columns) {
    std::vector<std::string> all = lines(instrument, given, table, columns, packs);
    for (std::string& line : all) {
      for (const auto& [id, name] : names_) {
        const auto at = line.find(id);
        if (at != std::string::npos) line.replace(at, id.size(), name);
      }
      for (const auto& [id, name] : names_) {
        const auto at = line.find(id);
        if (at != std::string::npos) line.replace(at, id.size(), name);
      }
    }
    return all;
  }

  bool noted(const std::string& words) const {
    for (const std::string& one : notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }

  const Packs packs = fleet_packs();

 private:
  std::map<std::string, std::string> names_;
};

}  // namespace weiguan::cascades
