#include "views/web/detail/notebooks.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "base/time.h"
#include "views/web/detail/kept_id.h"
#include "views/web/detail/notebook_item.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::unique_ptr<FolderLock> lock_of(const fs::path& folder) {
  for (int i = 0; i < 100; ++i) {
    if (auto lock = FolderLock::try_lock(folder / "lock")) return lock;
    std::this_thread::sleep_for(50ms);
  }
  throw Conflict("another dashboard is writing to the notebooks", "Try again.");
}

std::string name_field(const Notebook& given) {
  auto name = text_field(given, "name", longest_name);
  if (name.find_first_not_of(" \t\r\n") == std::string::npos) {
    throw UsageError("the notebook has no name");
  }
  return name;
}

std::uint64_t revision_of(const Notebook& object) {
  const auto at = object.find("revision");
  return at != object.end() && at->is_number_unsigned() ? at->get<std::uint64_t>() : 0;
}

void require_revision(const Notebook& notebook, std::uint64_t given) {
  if (revision_of(notebook) == given) return;
  throw Conflict(
      fmt::format(
          "the notebook was changed in between: it is revision {}, this is of {}",
          revision_of(notebook),
          given),
      "Load it again and repeat the change.");
}

bool is_notebook(const Notebook& notebook) {
  const auto items = notebook.is_object() ? notebook.find("items") : notebook.end();
  if (items == notebook.end() || !items->is_array()) return false;
  return std::all_of(
      items->begin(), items->end(), [](const Notebook& one) { return one.is_object(); });
}

void write(const fs::path& path, const Notebook& notebook) {
  const auto text = notebook.dump(1, ' ', false, Notebook::error_handler_t::replace);
  if (text.size() > largest_notebook) {
    throw Conflict(
        fmt::format("the notebook would be larger than {} MiB", largest_notebook >> 20),
        "Remove some of it, or begin another one.");
  }
  write_file(path, text + "\n");
}

}  // namespace

Notebooks::Notebooks(const Site& site) : site_(site), folder_(site.folder / "notebooks") {}

std::optional<Notebook> Notebooks::find(std::string_view id) const {
  if (!is_id(id)) return {};
  const auto path = folder_ / (std::string(id) + ".json");
  std::error_code none;
  if (!fs::exists(path, none)) return {};
  auto notebook = Notebook::parse(read_file(path, 2 * largest_notebook), nullptr, false);
  if (!is_notebook(notebook)) throw Error("the notebook's file is damaged: " + path.string());
  notebook["id"] = std::string(id);
  return notebook;
}

std::vector<Notebook> Notebooks::list() const {
  std::vector<Notebook> all;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder_, none)) {
    const auto id = entry.path().stem().string();
    if (entry.path().extension() != ".json" || !is_id(id)) continue;
    Notebook one = Notebook::object();
    one["id"] = id;
    try {
      const auto notebook = find(id);
      if (!notebook) continue;
      one["name"] = text_of(*notebook, "name");
      one["revision"] = revision_of(*notebook);
      one["items"] = notebook->at("items").size();
      one["created"] = text_of(*notebook, "created");
      one["changed"] = text_of(*notebook, "changed");
    } catch (const Error& error) {
      one["name"] = error.what();  // Damaged by hand: said, not hidden.
      one["damaged"] = true;
    }
    one["bytes"] = fs::file_size(entry.path(), none);
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Notebook& a, const Notebook& b) {
    const auto left = text_of(a, "changed"), right = text_of(b, "changed");
    return left != right ? left > right : text_of(a, "id") < text_of(b, "id");
  });
  return all;
}

template <typename Change>
Notebook Notebooks::rewrite(std::string_view id, const Change& change) {
  if (!is_id(id)) return {};
  std::error_code none;
  if (!fs::is_directory(folder_, none)) return {};
  const std::lock_guard guard(mutex_);
  const auto lock = lock_of(folder_);
  auto notebook = find(id);
  if (!notebook) return {};
  change(*notebook);
  (*notebook)["revision"] = revision_of(*notebook) + 1;
  (*notebook)["changed"] = format_time(now());
  write(folder_ / (std::string(id) + ".json"), *notebook);
  return std::move(*notebook);
}

Notebook Notebooks::create(const Notebook& given) {
  Notebook notebook = Notebook::object();
  notebook["id"] = new_id();
  notebook["revision"] = 1;
  notebook["name"] = name_field(given);
  notebook["note"] = text_field(given, "note", longest_note);
  notebook["created"] = notebook["changed"] = format_time(now());
  notebook["items"] = Notebook::array();
  fs::create_directories(folder_);
  const std::lock_guard guard(mutex_);
  const auto lock = lock_of(folder_);
  if (list().size() >= most_notebooks) {
    throw Conflict(
        fmt::format("there are {} notebooks, and no more are kept", most_notebooks),
        "Remove one that is no longer needed.");
  }
  write(folder_ / (text_of(notebook, "id") + ".json"), notebook);
  return notebook;
}

Notebook Notebooks::add(std::string_view id, const Notebook& item) {
  auto checked = checked_item(site_, item);
  checked["id"] = new_id();
  return rewrite(id, [&](Notebook& notebook) {
    if (notebook["items"].size() >= most_items) {
      throw Conflict(
          fmt::format("the notebook holds {} items, and no more are kept", most_items),
          "Remove some of it, or begin another one.");
    }
    notebook["items"].push_back(std::move(checked));
  });
}

Notebook Notebooks::change(std::string_view id, const Notebook& given) {
  const auto name = name_field(given);
  const auto note = text_field(given, "note", longest_note);
  const auto at = given.find("items");
  if (at == given.end() || !at->is_array()) throw UsageError("the list of items is missing");
  return rewrite(id, [&](Notebook& notebook) {
    require_revision(notebook, revision_of(given));
    std::map<std::string, Notebook*> known;
    for (auto& one : notebook["items"]) known[text_of(one, "id")] = &one;
    Notebook items = Notebook::array();
    for (const auto& one : *at) {
      const auto found = known.find(text_field(one, "id", 100));
      if (found == known.end()) throw UsageError("an item is named twice, or is not in it");
      (*found->second)["note"] = text_field(one, "note", longest_note);
      items.push_back(*found->second);
      known.erase(found);
    }
    notebook["name"] = name;
    notebook["note"] = note;
    notebook["items"] = std::move(items);
  });
}

bool Notebooks::remove(std::string_view id, std::uint64_t revision) {
  if (!is_id(id)) return false;
  std::error_code none;
  if (!fs::is_directory(folder_, none)) return false;
  const std::lock_guard guard(mutex_);
  const auto lock = lock_of(folder_);
  const auto path = folder_ / (std::string(id) + ".json");
  if (!fs::exists(path, none)) return false;
  std::optional<Notebook> notebook;
  try {
    notebook = find(id);
  } catch (const Error&) {
    // What is damaged has no revision.
  }
  if (notebook) require_revision(*notebook, revision);
  std::error_code failed;
  fs::remove(path, failed);
  if (failed) throw Error("the notebook cannot be removed: " + failed.message());
  return true;
}

}  // namespace weiguan::web
