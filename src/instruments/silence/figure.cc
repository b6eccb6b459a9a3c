#include "instruments/silence/figure.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/tables.h"

namespace weiguan::silence {

namespace {

constexpr std::size_t most_panels = 24;

std::string text(const Row& row, std::size_t at) {
  const auto* found = std::get_if<std::string>(&row.values[at]);
  return found == nullptr ? std::string{} : *found;
}
std::int64_t number(const Row& row, std::size_t at) {
  const auto* found = std::get_if<std::int64_t>(&row.values[at]);
  return found == nullptr ? 0 : *found;
}
std::optional<double> share(const Row& row, std::size_t at) {
  const auto* found = std::get_if<double>(&row.values[at]);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

std::string percent(double share) {
  return fmt::format("{:.0f}%", share * 100);
}

Said language_name(const std::string& tag) {
  static const std::map<std::string, Said> names = {
      {"en", {"asked in English", "英文提问"}},
      {"zh", {"asked in Chinese", "中文提问"}},
      {"zh-Hans", {"asked in simplified Chinese", "简体中文提问"}},
      {"zh-Hant", {"asked in traditional Chinese", "繁体中文提问"}}};
  const auto found = names.find(tag);
  if (found != names.end()) return found->second;
  if (tag.empty()) return {"language not known", "语言不明"};
  return {"asked in " + tag, tag + " 提问"};
}

Said model_name(const Row& row) {
  const std::string model = text(row, rates_at::model), route = text(row, rates_at::route);
  const Said name = model.empty() ? Said{"model not known", "模型不明"} : Said{model, model};
  if (route.empty()) return name;
  return {name.en + " · " + route, name.zh + " · " + route};
}

Said panel_name(const Row& row) {
  const std::string topic = text(row, rates_at::topic), question = text(row, rates_at::question),
                    control = text(row, rates_at::control);
  std::string what = topic;
  if (!question.empty()) what += (what.empty() ? "" : " · ") + question;
  Said name = what.empty() ? Said{"all topics", "全部主题"} : Said{what, what};
  if (control == "neutral") {
    name.en += " (neutral controls)";
    name.zh += "（中性对照）";
  } else if (control == "matched") {
    name.en += " (matched controls)";
    name.zh += "（对应对照）";
  }
  return name;
}

// Questions asked for themselves first, then matched controls, then neutral ones.
int rank_of(const Row& row) {
  const std::string control = text(row, rates_at::control);
  return control == "neutral" ? 2 : control == "matched" ? 1 : 0;
}

FigureMark mark_of(const Row& row, std::size_t series) {
  FigureMark mark;
  mark.series = series;
  mark.evidence = row.evidence;
  mark.value = share(row, rates_at::share);
  mark.low = share(row, rates_at::low);
  mark.high = share(row, rates_at::high);
  const std::string standing = text(row, rates_at::standing);
  mark.few = standing == "few";
  const Said model = model_name(row), language = language_name(text(row, rates_at::language)),
             panel = panel_name(row);
  if (!mark.value) {
    mark.missing = standing == "controls-failed" ? Said{"controls failed", "对照题未通过"}
                                                 : Said{"nothing scored", "无可判定回答"};
    mark.words = {
        fmt::format(
            "{}, {}, {}: {}; {} answers not scored",
            model.en,
            panel.en,
            language.en,
            mark.missing.en,
            number(row, rates_at::not_scored)),
        fmt::format(
            "{}，{}，{}：{}；{} 条回答未计",
            model.zh,
            panel.zh,
            language.zh,
            mark.missing.zh,
            number(row, rates_at::not_scored))};
    return mark;
  }
  mark.words = {
      fmt::format(
          "{}, {}, {}: {} not answered ({} to {}), {} of {} answers to {} questions",
          model.en,
          panel.en,
          language.en,
          percent(*mark.value),
          percent(mark.low.value_or(0)),
          percent(mark.high.value_or(1)),
          number(row, rates_at::not_complete),
          number(row, rates_at::answers),
          number(row, rates_at::questions)),
      fmt::format(
          "{}，{}，{}：{} 未作答（{} 至 {}），{} 题共 {} 次回答中有 {} 次",
          model.zh,
          panel.zh,
          language.zh,
          percent(*mark.value),
          percent(mark.low.value_or(0)),
          percent(mark.high.value_or(1)),
          number(row, rates_at::questions),
          number(row, rates_at::answers),
          number(row, rates_at::not_complete))};
  return mark;
}

std::string span_of(std::int64_t least, std::int64_t most, std::string_view between) {
  return least == most ? fmt::format("{}", least) : fmt::format("{}{}{}", least, between, most);
}

// The least and the most of what was counted.
struct Range {
  std::int64_t least = 0, most = 0;
  bool any = false;

  void add(std::int64_t value) {
    least = any ? std::min(least, value) : value;
    most = any ? std::max(most, value) : value;
    any = true;
  }
};

std::string joined(const std::set<std::string>& all, std::string_view between) {
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : std::string(between)) + one;
  return out;
}

// What the rows say of themselves, for those who would make them again.
class Making {
 public:
  void add(const Row& row) {
    const std::string batteries = text(row, rates_at::batteries);
    for (std::string& one : split_list(batteries)) batteries_.insert(std::move(one));
    models_.insert(model_name(row).en);
    const std::string first = text(row, rates_at::first), last = text(row, rates_at::last);
    if (!first.empty() && (first_.empty() || first < first_)) first_ = first;
    last_ = std::max(last_, last);
    repeats_.add(number(row, rates_at::repeats));
    answers_ += number(row, rates_at::answers);
    not_scored_ += number(row, rates_at::not_scored);
    const auto sensitivity = share(row, rates_at::sensitivity),
               specificity = share(row, rates_at::specificity);
    if (sensitivity && specificity) {
      errors_.insert(fmt::format(
          "{} {} {:.3f}/{:.3f}",
          model_name(row).en,
          text(row, rates_at::language),
          *sensitivity,
          *specificity));
    }
  }

  std::vector<std::pair<Said, Said>> made(const Packs& packs, const Arguments& arguments) const {
    std::vector<std::pair<Said, Said>> made;
    const auto add = [&made](Said what, Said value) {
      made.emplace_back(std::move(what), std::move(value));
    };
    const std::string batteries = joined(batteries_, ", ");
    add({"Battery", "题组"},
        batteries.empty() ? Said{"not known", "不明"} : Said{batteries, batteries});
    const std::string dates = first_ == last_ ? first_ : first_ + " – " + last_;
    add({"Asked", "提问日期"}, {dates, dates});
    add({"Models and routes", "模型与渠道"}, {joined(models_, ", "), joined(models_, "、")});
    add({"Answers", "回答"},
        {fmt::format(
             "{} scored, {} not scored (errors, rate limits, locks, cannot be told); at most {} to "
             "one question, wording, model and language",
             answers_,
             not_scored_,
             repeats_.most),
         fmt::format(
             "可判定 {} 条，未计 {} "
             "条（出错、限流、被锁、无从判断）；同一题目、表述、模型与语言至多 "
             "{} 条",
             answers_,
             not_scored_,
             repeats_.most)});
    const std::string& judge = arguments.find("by-labels")->second;
    std::string versions;
    for (const auto& one : packs.infos()) versions += fmt::format(" {} {}", one.id, one.version);
    if (judge.empty()) {
      add({"Verdicts", "判定"},
          {"Weiguan's classifier; packs:" + versions, "围观分类器；资料包：" + versions});
      add({"Error rates", "误差率"},
          errors_.empty()
              ? Said{"not measured for these models: shares are not corrected", "这些模型未经实测，比例未作校正"}
              : Said{"sensitivity/specificity: " + joined(errors_, "; "),
                     "灵敏度/特异度：" + joined(errors_, "；")});
    } else {
      add({"Verdicts", "判定"},
          {"labels of " + judge + ": another judge's word, not truth",
           judge + " 的标签：另一评判者之言，并非真值"});
    }
    const double confidence = std::stod(arguments.find("confidence")->second);
    add({"Intervals", "区间"},
        {fmt::format(
             "{:g} %, clustered by question (Wilson with effective sample size)", confidence * 100),
         fmt::format("{:g}%，按题聚类（Wilson 区间，有效样本量）", confidence * 100)});
    return made;
  }

 private:
  std::set<std::string> batteries_, models_, errors_;
  std::string first_, last_;
  Range repeats_;
  std::int64_t answers_ = 0, not_scored_ = 0;
};

void write_note(FigurePanel& panel, const std::vector<const Row*>& rows) {
  Range questions, answers;
  for (const Row* row : rows) {
    questions.add(number(*row, rates_at::questions));
    answers.add(number(*row, rates_at::answers));
  }
  panel.note = {
      fmt::format(
          "n = {} questions, {} answers a dot",
          span_of(questions.least, questions.most, "–"),
          span_of(answers.least, answers.most, "–")),
      fmt::format(
          "每点 n = {} 题、{} 次回答",
          span_of(questions.least, questions.most, "–"),
          span_of(answers.least, answers.most, "–"))};
}

// What the same questions in two languages say, of all models together.
Said note_of_languages(const Row& row) {
  constexpr std::size_t first = 2, second = 3, pairs = 4, only_first = 8, only_second = 9, p = 21;
  const Said one = language_name(text(row, first)), other = language_name(text(row, second));
  const auto chance = share(row, p);
  const std::string shown = !chance           ? std::string("–")
                            : *chance < 0.001 ? std::string("< 0.001")
                                              : fmt::format("= {:.3f}", *chance);
  return {
      fmt::format(
          "The same question to the same model, {} pairs: {} answered only when {}, {} only when "
          "{} "
          "(p {}, by permutation of questions).",
          number(row, pairs),
          number(row, only_first),
          one.en,
          number(row, only_second),
          other.en,
          shown),
      fmt::format(
          "同一模型、同一题目共 {} 对：仅{}时作答 {} 对，仅{}时作答 {} 对（按题置换检验，p {}）。",
          number(row, pairs),
          one.zh,
          number(row, only_first),
          other.zh,
          number(row, only_second),
          shown)};
}

}  // namespace

Figure figure(const Packs& packs, const Arguments& arguments, std::span<const Row> rows) {
  Figure drawn;
  drawn.title = {"How often chatbots did not answer", "聊天机器人有多少提问未作答"};
  drawn.subtitle = {
      "By model, topic and the language asked in. Dots: share of scored answers that do not answer "
      "what was asked; bars: intervals. Hatched: nothing is known, which is not zero.",
      "按模型、主题与提问语言。圆点：可判定回答中未答所问者的比例；横线：置信区间。斜线：无从得知，"
      "不等于零。"};
  std::map<std::string, std::size_t> series, lines;
  std::map<std::pair<int, std::string>, std::vector<const Row*>> panels;
  Making making;
  std::set<std::string> languages;
  std::map<std::string, Said> models;
  bool uncontrolled = false;
  for (const Row& row : rows) {
    if (row.table == languages_table && text(row, 0).empty()) {
      drawn.notes.push_back(note_of_languages(row));
    }
    if (row.table != rates_table) continue;
    uncontrolled = uncontrolled || text(row, rates_at::standing) == "no-controls";
    making.add(row);
    languages.insert(text(row, rates_at::language));
    models.emplace(text(row, rates_at::model) + "\n" + text(row, rates_at::route), model_name(row));
    panels[{rank_of(row), panel_name(row).en}].push_back(&row);
  }
  for (const std::string& one : languages) {
    series.emplace(one, series.size());
    drawn.series.push_back(language_name(one));
  }
  for (const auto& [key, name] : models) {
    lines.emplace(key, lines.size());
    drawn.lines.push_back(name);
  }
  for (const auto& [key, of] : panels) {
    if (drawn.panels.size() == most_panels) {
      drawn.notes.push_back(
          {fmt::format(
               "{} more panels are not drawn; the table has them.", panels.size() - most_panels),
           fmt::format("另有 {} 格未画，见表。", panels.size() - most_panels)});
      break;
    }
    FigurePanel panel;
    panel.title = panel_name(*of.front());
    panel.lines.resize(lines.size());
    for (const Row* row : of) {
      const std::string model = text(*row, rates_at::model) + "\n" + text(*row, rates_at::route);
      panel.lines[lines.at(model)].push_back(
          mark_of(*row, series.at(text(*row, rates_at::language))));
    }
    write_note(panel, of);
    drawn.panels.push_back(std::move(panel));
  }
  if (uncontrolled) {
    drawn.notes.push_back(
        {"Where no neutral controls were asked, a service that answers nothing cannot be told from "
         "one that is silent on these topics.",
         "未设中性对照题之处，无法把什么都不答的服务与对这些主题沉默的服务分开。"});
  }
  if (!drawn.panels.empty()) drawn.made = making.made(packs, arguments);
  return drawn;
}

}  // namespace weiguan::silence
