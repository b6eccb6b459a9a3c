#include "views/web/detail/notebook_parts.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "views/tables/figure.h"

namespace weiguan::web {

namespace {

constexpr Column note_column = {
    "note", {"Note", "笔记"}, {"What was noted of the row.", "对该行的笔记。"}};
constexpr Column articles_column = {
    "articles", {"Articles", "文章"}, {"Ids of its articles.", "所依据文章的标识。"}};
constexpr Column captures_column = {
    "captures", {"Captures", "存档"}, {"Ids of its captures.", "所依据存档的标识。"}};

const Notebook& values_of(const Notebook& item) {
  static const Notebook none = Notebook::object();
  const auto at = item.find("values");
  return at != item.end() && at->is_object() ? *at : none;
}

template <typename Id>
Value ids(const std::vector<Id>& all) {
  std::string out;
  for (const auto id : all) out += (out.empty() ? "" : " ") + to_string(id);
  return out.empty() ? Value{} : Value{out};
}

}  // namespace

std::vector<Part> parts_of(const Notebook& notebook) {
  std::vector<Part> parts;
  for (const auto& item : notebook.at("items")) {
    const bool row = text_of(item, "kind") == "row";
    if (row && !parts.empty() && !parts.back().figure()) {
      const auto& last = *parts.back().items.back();
      if (text_of(last, "from") == text_of(item, "from") &&
          text_of(last, "table") == text_of(item, "table")) {
        parts.back().items.push_back(&item);
        continue;
      }
    }
    parts.push_back({{&item}});
  }
  return parts;
}

void fill_table(PartTable& table, const Site& site, const Part& part, Speech speech, bool eyes) {
  if (const auto* described = table_of(site, *part.items.front())) {
    for (const auto& one : described->columns) {
      if (!eyes || !one.minor) table.columns.push_back(one);
    }
  } else {
    for (const auto* item : part.items) {
      for (const auto& [name, value] : values_of(*item).items()) {
        const bool there =
            std::find(table.names.begin(), table.names.end(), name) != table.names.end();
        if (!there) table.names.push_back(name);
      }
    }
    for (const auto& name : table.names) {
      table.columns.push_back({name, {name, name}, {name, name}});
    }
  }
  const auto own = table.columns.size();
  const bool noted = std::any_of(part.items.begin(), part.items.end(), [](const Notebook* item) {
    return !text_of(*item, "note").empty();
  });
  if (noted) table.columns.push_back(note_column);
  if (!eyes) {
    table.columns.push_back(evidence_column());
    table.columns.push_back(articles_column);
    table.columns.push_back(captures_column);
  }
  for (const auto* item : part.items) {
    std::vector<Value> row;
    for (std::size_t i = 0; i < own; ++i) {
      auto value = value_of(values_of(*item), table.columns[i].name);
      row.push_back(eyes ? in_words(value, table.columns[i], *site.packs, speech) : value);
    }
    if (noted) {
      const auto note = text_of(*item, "note");
      row.push_back(note.empty() ? Value{} : Value{note});
    }
    if (!eyes) {
      const auto evidence = evidence_of(*item);
      const auto at = item->find("evidence");
      row.push_back(at == item->end() ? Value{} : value_of(*at, "address"));
      row.push_back(ids(evidence.articles));
      row.push_back(ids(evidence.captures));
    }
    table.rows.push_back(std::move(row));
  }
}

Proof proof_of(const Site& site, const Notebook& item) {
  Proof proof;
  const auto evidence = evidence_of(item);
  std::set<ArticleId> articles;
  std::set<CaptureId> captures;
  const auto add_capture = [&](CaptureId id) {
    if (!captures.insert(id).second) return;
    if (auto capture = site.archive->capture(id))
      proof.captures.push_back(std::move(*capture));
    else
      proof.missing.push_back(to_string(id));
  };
  const auto add_article = [&](ArticleId id) {
    if (!articles.insert(id).second) return;
    if (auto article = site.archive->article(id))
      proof.articles.push_back(std::move(*article));
    else
      proof.missing.push_back(to_string(id));
  };
  for (const auto id : evidence.articles) add_article(id);
  for (const auto& passage : evidence.passages) add_article(passage.article);
  if (const auto filter = filter_of(site, item)) {
    site.archive->articles(*filter, [&](const Article& article) {
      proof.cut = proof.articles.size() >= most_found;
      if (!proof.cut && articles.insert(article.id).second) proof.articles.push_back(article);
      return !proof.cut;
    });
  }
  for (const auto& article : proof.articles) {
    for (const auto& reading : site.archive->readings(article.id)) add_capture(reading.capture);
  }
  for (const auto id : evidence.captures) add_capture(id);
  return proof;
}

std::string file_of(const Part& part, std::size_t number) {
  auto name = text_of(*part.items.front(), "from");
  name = name.empty() ? name : name.substr(1, name.find_first_of("?/", 1) - 1);
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c >= 'a' && c <= 'z';
  });
  return fmt::format("{:02}-{}.csv", number, plain ? name : "rows");
}

}  // namespace weiguan::web
