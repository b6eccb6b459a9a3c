#include "extract/detail/state.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "base/url.h"
#include "extract/detail/blocks.h"
#include "extract/detail/script_values.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t shortest = 60;                       // Bytes of a text worth looking at.
constexpr int least_text = 40;                             // Its size as Block::size has it.
constexpr std::size_t longest = std::size_t{2} << 20;      // Bytes of one text.
constexpr std::size_t most_inside = std::size_t{8} << 20;  // Bytes of data inside strings.
constexpr int deepest_inside = 3;                          // A string with JSON with a string ...

constexpr std::size_t most_looked_at = 24;  // Of the longest texts, and of titles.

enum class Role { none, title, text, author, time, source, address };

// "publish_time" and "publishTime" are one.
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, 40)) {
    if (c != '_' && c != '-' && c != '$') out += lower(c);
  }
  return out;
}

Role role_of(std::string_view name) {
  static const std::map<std::string, Role, std::less<>> roles = [] {
    std::map<std::string, Role, std::less<>> out;
    const auto add = [&](Role role, std::initializer_list<const char*> names) {
      for (const char* one : names) out.emplace(one, role);
    };
    add(Role::title,
        {"title",
         "msgtitle",
         "headline",
         "articletitle",
         "newstitle",
         "subject",
         "maintitle",
         "posttitle",
         "shorttitle",
         "headlinetext"});
    add(Role::text,
        {"content",        "articlebody", "body",      "text",        "html",     "contenthtml",
         "articlecontent", "htmlcontent", "bodyhtml",  "richtext",    "maintext", "contentnoencode",
         "newscontent",    "fulltext",    "article",   "detail",      "bodytext", "rendered",
         "postcontent",    "contentbody", "storybody", "maincontent", "contents", "paragraph",
         "paragraphs",     "articletext", "cont",      "p",           "value"});
    add(Role::author,
        {"author", "authors", "authorname", "byline", "writer", "penname", "creator", "username"});
    add(Role::time,
        {"publishtime",
         "publishedtime",
         "publishtimestamp",
         "publishedat",
         "publishat",
         "publishdate",
         "publisheddate",
         "datepublished",
         "pubtime",
         "pubdate",
         "createtime",
         "createdat",
         "ct",
         "ctime",
         "oricreatetime",
         "firstpublished",
         "firstpublishedat",
         "displaytime",
         "showtime",
         "releasetime",
         "issuetime",
         "posttime",
         "postedat",
         "inputtime",
         "ptime",
         "date",
         "publishtimestr",
         "pubtimestr",
         "time"});
    add(Role::source,
        {"source",
         "medianame",
         "nickname",
         "sourcename",
         "mediasource",
         "copyfrom",
         "articlesource",
         "contentsource",
         "sourcetext",
         "newssource"});
    add(Role::address, {"url", "link", "href", "shareurl", "articleurl"});
    return out;
  }();
  const auto at = roles.find(plain_name(name));
  return at == roles.end() ? Role::none : at->second;
}

int text_size(std::string_view text) {
  Block block;
  block.text = one_line(text);
  measure(block);
  return block.marks >= 2 || block.ends_sentence ? block.size : 0;
}

// Without tags.
std::string bare(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    out.append(html, at, tag - at);
    if (tag == html.size()) break;
    out += ' ';
    const std::size_t end = html.find('>', tag);
    if (end == npos) break;
    at = end + 1;
  }
  return out;
}

bool has_tags(std::string_view text) {
  for (const std::string_view tag :
       {"<p>", "<p ", "<br", "<div", "<span", "<section", "</p>", "<h2", "<img", "<strong"}) {
    if (contains(text, tag)) return true;
  }
  return false;
}

// A string of a script as the HTML or text it stands for.
std::string meant_by(std::string_view raw) {
  std::string text = undo_escapes(raw);
  if (!has_tags(text) && contains(text, "&lt;")) text = undo_entities(text);
  // A string that was written as a string once more.
  if (text.size() > 1 && text.front() == '"' && text.back() == '"')
    text = undo_escapes(std::string_view(text).substr(1, text.size() - 2));
  return text;
}

// Code, style sheets and templates are no text.
bool is_code(std::string_view text) {
  for (const std::string_view sign :
       {"{{", "function(", "function (", "<%", "=>", "!important", "var ", "px;", "return "}) {
    if (contains(text.substr(0, 4000), sign) && !has_tags(text)) return true;
  }
  return contains(text.substr(0, 200), "<html") || contains(text.substr(0, 200), "<!DOCTYPE");
}

std::string as_html(std::string_view text) {
  if (has_tags(text)) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) {
      out += "<p>";
      for (const char c : line) {
        if (c == '<') {
          out += "&lt;";
        } else {
          out += c;
        }
      }
      out += "</p>\n";
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

struct Script {
  std::string text;
  bool json_ld = false;
  int inside = 0;  // How many strings it stood in.
  ScriptValues values;
};

struct Candidate {
  std::size_t script = 0;
  ScopeIndex scope = 0;  // Beside which title and time stand.
  int size = 0;
  std::string html;
};

class Finder {
 public:
  explicit Finder(std::string_view html) { collect(html); }

  std::optional<PageState> text(std::string_view title) {
    for (std::size_t i = 0; i < scripts_.size(); ++i) candidates_of(i);
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const auto& a, const auto& b) {
      return a.size > b.size;
    });
    if (candidates_.size() > most_looked_at) candidates_.resize(most_looked_at);
    const std::string letters = letters_of(title);
    const Candidate* best = nullptr;
    std::optional<PageState> best_state;
    int next = 0;  // The size of the longest other text.
    bool best_fits = false;
    for (const Candidate& one : candidates_) {
      PageState state = facts_at(one.script, one.scope);
      if (state.title.empty() && state.published.empty()) continue;
      const bool fits = is_like(state.title, letters);
      const bool better =
          best == nullptr || (fits && !best_fits) || (fits == best_fits && one.size > best->size);
      if (!better) {
        if (one.html != best->html) next = std::max(next, one.size);
        continue;
      }
      if (best != nullptr && one.html != best->html) next = std::max(next, best->size);
      best = &one;
      best_state = std::move(state);
      best_fits = fits;
    }
    if (best == nullptr || (!best_fits && next * 2 > best->size)) return {};
    best_state->html = best->html;
    return best_state;
  }

  std::optional<PageState> facts(std::string_view title) {
    const std::string letters = letters_of(title);
    if (letters.size() < 6) return {};
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < scripts_.size(); ++i) {
      if (scripts_[i].json_ld) continue;
      for (const ScriptValue& value : scripts_[i].values.values) {
        if (value.name.empty() || role_of(value.name) != Role::title) continue;
        if (value.raw.size() > 4000 ||
            letters_of(undo_entities(undo_escapes(value.raw))) != letters)
          continue;
        if (++looked_at > most_looked_at) return {};
        PageState state = facts_at(i, value.scope);
        if (!state.published.empty()) return state;
      }
    }
    return {};
  }

 private:
  static bool is_like(std::string_view title, std::string_view letters) {
    if (title.empty() || letters.empty()) return false;
    const std::string own = letters_of(title);
    if (own.size() < 6) return own == letters;
    return contains(letters, own) || contains(own, letters) ||
           (likeness(title, letters) > 0.8 && own.size() * 2 > letters.size());
  }

  void collect(std::string_view html) {
    // Names are looked for in lower case; scripts written <SCRIPT> are as old as to hold no data.
    for (std::size_t at = html.find("<script"); at != npos; at = html.find("<script", at)) {
      const std::size_t open = html.find('>', at);
      if (open == npos) return;
      const std::size_t end = html.find("</script", open);
      if (end == npos) return;
      const std::string_view tag = html.substr(at, open - at);
      const std::string_view body = html.substr(open + 1, end - open - 1);
      at = end;
      if (body.size() < 20 || contains(tag, "text/css") || contains(tag, "text/template")) continue;
      add(body, contains(tag, "ld+json"), 0);
    }
  }

  void add(std::string_view body, bool json_ld, int inside) {
    const std::string_view front = trim(body).substr(0, 8);
    Script script;
    if (front.starts_with("%7B") || front.starts_with("%5B")) {
      script.text = percent_decode(trim(body));
    } else if (
        front.starts_with("{&quot;") || front.starts_with("[{&quot") ||
        front.starts_with("{&#34;")) {
      script.text = undo_entities(body);
    } else {
      script.text = std::string(body);
    }
    script.json_ld = json_ld;
    script.inside = inside;
    scripts_.push_back(std::move(script));
    const std::size_t own = scripts_.size() - 1;
    scripts_[own].values = values_of(scripts_[own].text);
    if (inside < deepest_inside) look_inside(own);
  }

  // Strings that are JSON themselves: JSON.parse("{\"title\": ...").
  void look_inside(std::size_t own) {
    std::vector<std::string> found;
    for (const ScriptValue& value : scripts_[own].values.values) {
      if (!value.is_string || value.raw.size() < shortest) continue;
      const std::string_view front = value.raw.substr(0, 3);
      const bool json = front.starts_with("{\\\"") || front.starts_with("[{\\") ||
                        front.starts_with("{\"") || front.starts_with("[{\"");
      const bool encoded = front == "%7B" || front == "%5B";
      if (!json && !encoded) continue;
      if (value.raw.size() > most_inside - inside_) break;
      inside_ += value.raw.size();
      found.push_back(undo_escapes(value.raw));
    }
    for (const std::string& one : found) add(one, false, scripts_[own].inside + 1);
  }

  void candidates_of(std::size_t number) {
    const ScriptValues& values = scripts_[number].values;
    // Paragraphs that stand apart: members of one list, or one name in each object of a list.
    std::map<std::pair<ScopeIndex, std::string_view>, std::vector<const ScriptValue*>> lists;
    std::vector<bool> leads_away(values.scopes.size());
    for (const ScriptValue& value : values.values) {
      if (value.name.empty()) continue;
      const Role role = role_of(value.name);
      if (role == Role::address || role == Role::title) leads_away[value.scope] = true;
    }
    for (const ScriptValue& value : values.values) {
      if (!value.is_string || value.raw.size() > longest || value.raw.size() < 6) continue;
      const Scope& scope = values.scopes[value.scope];
      if (value.name.empty()) {
        if (role_of(scope.name) == Role::text) lists[{value.scope, {}}].push_back(&value);
        continue;
      }
      if (role_of(value.name) != Role::text) continue;
      if (values.scopes[scope.parent].list && value.scope != 0 && !leads_away[value.scope])
        lists[{scope.parent, value.name}].push_back(&value);
      if (value.raw.size() >= shortest) add_candidate(number, value.scope, meant_by(value.raw));
    }
    for (const auto& [where, members] : lists) {
      if (members.size() < 2) continue;
      std::string text;
      for (const ScriptValue* one : members) {
        if (text.size() > longest) break;
        text += as_html(meant_by(one->raw)) + "\n";
      }
      add_candidate(number, values.scopes[where.first].parent, text);
    }
  }

  void add_candidate(std::size_t number, ScopeIndex scope, const std::string& text) {
    if (is_code(text)) return;
    const int size = text_size(undo_entities(bare(text)));
    if (size < least_text) return;
    candidates_.push_back({number, scope, size, as_html(text)});
  }

  // What stands beside or around: in the scope itself, else in the two around it; the name of an
  // author or a source may stand in an object of its own.
  PageState facts_at(std::size_t number, ScopeIndex scope) const {
    const Script& script = scripts_[number];
    PageState state;
    state.from = script.json_ld ? "json-ld" : "state";
    const std::vector<Scope>& scopes = script.values.scopes;
    for (int up = 0; up < 3; ++up) {
      take(script.values, scope, state);
      if (scope == 0 || (up > 0 && !state.title.empty())) break;
      scope = scopes[scope].parent;
      if (scopes[scope].list && up > 0) break;
    }
    return state;
  }

  void take(const ScriptValues& values, ScopeIndex scope, PageState& state) const {
    // The values of a scope and of those in it stand behind one another.
    for (const ScriptValue& value : beside(values, scope)) {
      Role role = Role::none;
      if (value.scope == scope) {
        role = role_of(value.name);
      } else {
        const std::string name = plain_name(value.name);
        const bool named = name == "name" || name.empty() || name == "nickname";
        role = named ? role_of(values.scopes[value.scope].name) : Role::none;
        if (role != Role::author && role != Role::source) continue;
      }
      if (role == Role::none || role == Role::text || value.raw.size() > 2000) continue;
      const std::string text = one_line(undo_entities(undo_escapes(value.raw)));
      if (text.empty() || text == "null" || text.size() > 600) continue;
      const bool is_address = contains(text, "://") || text.front() == '/';
      if (role == Role::time) {
        if (state.published.empty() || plain_name(value.name) == "ct")
          state.published = seconds_of(text);
      } else if (is_address || !value.is_string) {
        continue;
      } else if (role == Role::title && state.title.empty()) {
        state.title = one_line(bare(text));
      } else if (role == Role::source && state.source.empty() && text.size() < 100) {
        state.source = text;
      } else if (
          role == Role::author && text.size() < 100 && state.authors.size() < 8 &&
          std::find(state.authors.begin(), state.authors.end(), text) == state.authors.end()) {
        state.authors.push_back(text);
      }
    }
  }

  // The values of the scope and of its children.
  static std::vector<ScriptValue> beside(const ScriptValues& values, ScopeIndex scope) {
    std::vector<ScriptValue> out;
    for (const ScriptValue& value : values.values) {
      const Scope& own = values.scopes[value.scope];
      const bool grandchild = values.scopes[own.parent].list && own.parent != 0 &&
                              values.scopes[own.parent].parent == scope;
      if (value.scope == scope || (value.scope != 0 && own.parent == scope) ||
          (grandchild && value.scope != 0 &&
           role_of(values.scopes[own.parent].name) == Role::author))
        out.push_back(value);
      if (out.size() > 2000) break;
    }
    return out;
  }

  // Milliseconds are cut to seconds; a nought is no time.
  static std::string seconds_of(const std::string& text) {
    if (text.find_first_not_of("0123456789") != npos) return text.size() < 60 ? text : "";
    if (text.size() == 13) return text.substr(0, 10);
    return text.size() >= 8 ? text : "";
  }

  std::deque<Script> scripts_;  // They stay where they are: views point into them.
  std::vector<Candidate> candidates_;
  std::size_t inside_ = 0;
};

}  // namespace

std::optional<PageState> find_state(std::string_view html, std::string_view title) {
  return Finder(html).text(title);
}

std::optional<PageState> find_state_facts(std::string_view html, std::string_view title) {
  return Finder(html).facts(title);
}

}  // namespace weiguan::extract
