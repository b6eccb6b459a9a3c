#include <algorithm>

#include <fmt/format.h>

#include "views/web/detail/clean_svg.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/notebook_item.h"
#include "views/web/detail/notebook_parts.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

constexpr Column list_columns[] = {
    {"notebook", {"Notebook", "笔记"}, {"Its id.", "笔记标识。"}},
    {"name", {"Name", "名称"}, {"Its name.", "笔记名称。"}},
    {"items", {"Items", "条目"}, {"How many it holds.", "条目数。"}, Type::whole},
    {"changed",
     {"Changed", "改动时间"},
     {"When it was changed last.", "最近改动的时间。"},
     Type::time}};

constexpr Column item_columns[] = {
    {"item", {"Item", "条目"}, {"Its id.", "条目标识。"}},
    {"kind", {"Kind", "类别"}, {"row or figure.", "行或图。"}},
    {"title", {"Title", "标题"}, {"Of the table or figure.", "表或图的标题。"}},
    {"note", {"Note", "笔记"}, {"What was noted of it.", "对它的笔记。"}},
    {"values", {"Values", "数值"}, {"Of the row, as JSON.", "该行的内容（JSON）。"}},
    {"picked", {"Picked", "收入时间"}, {"When it was picked.", "收入的时间。"}, Type::time},
    {"archive_state",
     {"State of the archive", "档案状态"},
     {"When it was picked.", "收入时的档案状态。"},
     Type::whole},
    {"from", {"From", "来自"}, {"The address of the view.", "原视图的地址。"}},
    {"evidence", {"Evidence", "证据"}, {"The address of its evidence.", "证据的地址。"}}};

std::string dumped(const Notebook& value) {
  return value.dump(-1, ' ', false, Notebook::error_handler_t::replace);
}

Notebooks& notebooks_of(const Site& site) {
  if (site.notebooks == nullptr)
    throw Conflict("this dashboard has no folder to keep notebooks in");
  return *site.notebooks;
}

Reply list_reply(const Site& site, const Request& request) {
  const auto all = site.notebooks == nullptr ? std::vector<Notebook>{} : site.notebooks->list();
  if (is_rows(request.form)) {
    Sheet sheet{"notebooks", {std::begin(list_columns), std::end(list_columns)}, {}};
    for (const auto& one : all) {
      sheet.rows.push_back(
          {text_cell(text_of(one, "id")),
           text_cell(text_of(one, "name")),
           Cell{value_of(one, "items"), {}, {}, {}},
           text_cell(text_of(one, "changed"))});
    }
    return rows_reply(request, sheet);
  }
  return json_reply(fmt::format(
      "{{\"total\": {}, \"kept\": {}, \"limits\": {{\"notebooks\": {}, \"items\": {}, \"bytes\": "
      "{}}}, \"notebooks\": {}}}",
      all.size(),
      site.notebooks != nullptr,
      most_notebooks,
      most_items,
      largest_notebook,
      dumped(Notebook(all))));
}

// The notebook for the dashboard: drawings by their address, items with their command.
std::string shown_json(const Site& site, Notebook notebook) {
  for (auto& item : notebook["items"]) {
    if (item.contains("svg")) {
      item["svg"] =
          fmt::format("/notebooks/{}/{}.svg", text_of(notebook, "id"), text_of(item, "id"));
    }
    const auto command = command_of(site, item);
    item["command"] = command.empty() ? Notebook() : Notebook(command);
  }
  return dumped(notebook);
}

Reply items_reply(const Request& request, const Notebook& notebook) {
  Sheet sheet{"notebook", {std::begin(item_columns), std::end(item_columns)}, {}};
  for (const auto& item : notebook.at("items")) {
    const auto values = item.find("values"), evidence = item.find("evidence");
    sheet.rows.push_back(
        {text_cell(text_of(item, "id")),
         text_cell(text_of(item, "kind")),
         text_cell(text_of(item, "title")),
         text_cell(text_of(item, "note")),
         values == item.end() ? Cell{} : text_cell(dumped(*values)),
         text_cell(text_of(item, "picked")),
         Cell{value_of(item, "state"), {}, {}, {}},
         text_cell(text_of(item, "from")),
         evidence == item.end() ? Cell{} : text_cell(text_of(*evidence, "address"))});
  }
  return rows_reply(request, sheet);
}

Reply drawing_reply(
    const Site& site, const Request& request, const Notebook& notebook, std::string_view id) {
  const auto& items = notebook.at("items");
  const auto item = std::find_if(
      items.begin(), items.end(), [&](const Notebook& one) { return text_of(one, "id") == id; });
  if (item == items.end() || !item->contains("svg")) return not_found(site, request);
  Reply reply;
  reply.type = "image/svg+xml";
  reply.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  // Cleaned anew: the file may have been changed by hand.
  reply.body = clean_svg(text_of(*item, "svg"));
  return reply;
}

Reply html_reply(const Site& site, const Request& request, const Notebook& notebook) {
  Reply reply;
  reply.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"notebook-{}.html\"", text_of(notebook, "id")));
  reply.headers.emplace_back(
      "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  reply.body = notebook_page(site, notebook, request.speech);
  return reply;
}

bool take_ending(std::string_view& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text.remove_suffix(ending.size());
  return true;
}

}  // namespace

Reply notebooks_page(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts) {
  if (parts.size() == 1) {
    return request.form == Form::html ? screen(site, request) : list_reply(site, request);
  }
  if (parts.size() > 3) return not_found(site, request);
  auto id = parts[1];
  auto drawing = parts.size() == 3 ? parts[2] : std::string_view{};
  const bool html = parts.size() == 2 && take_ending(id, ".html");
  const bool zip = parts.size() == 2 && take_ending(id, ".zip");
  if (parts.size() == 3 && !take_ending(drawing, ".svg")) return not_found(site, request);
  if (request.form == Form::html && !html && !zip && drawing.empty()) return screen(site, request);
  const auto notebook = site.notebooks == nullptr ? std::nullopt : site.notebooks->find(id);
  if (!notebook) return not_found(site, request);
  if (html) return html_reply(site, request, *notebook);
  if (zip) return notebook_bundle(site, request, *notebook);
  if (!drawing.empty()) return drawing_reply(site, request, *notebook, drawing);
  if (is_rows(request.form)) return items_reply(request, *notebook);
  return json_reply(shown_json(site, *notebook));
}

Reply change_notebooks(
    const Site& site, const Request& request, const std::vector<std::string_view>& parts) {
  auto& notebooks = notebooks_of(site);
  const auto body = read_body(request);
  if (!body.is_object()) throw UsageError("what was sent is no JSON object");
  if (request.method == "DELETE") {
    const auto at = body.find("revision");
    if (at == body.end() || !at->is_number_unsigned()) throw UsageError("the revision is missing");
    if (!notebooks.remove(parts[1], at->get<std::uint64_t>())) return not_found(site, request);
    return json_reply(fmt::format("{{\"id\": {}}}", json_text(parts[1])));
  }
  const bool made = parts.size() == 1;
  auto notebook = made                      ? notebooks.create(body)
                  : request.method == "PUT" ? notebooks.change(parts[1], body)
                                            : notebooks.add(parts[1], body);
  if (notebook.is_null()) return not_found(site, request);
  auto reply = json_reply(shown_json(site, std::move(notebook)));
  reply.status = request.method == "POST" ? 201 : 200;
  return reply;
}

}  // namespace weiguan::web
