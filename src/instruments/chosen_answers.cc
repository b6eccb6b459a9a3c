#include "instruments/chosen_answers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/dates.h"
#include "instruments/rows.h"

namespace weiguan {

namespace {

bool is_among(const std::vector<std::string>& wanted, const std::string& one) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), one) != wanted.end();
}

bool is_language(const std::vector<std::string>& wanted, const std::string& language) {
  if (wanted.empty()) return true;
  return std::any_of(wanted.begin(), wanted.end(), [&language](const std::string& one) {
    if (one == unknown_language) return language.empty();
    return language == one || (language.size() > one.size() && language[one.size()] == '-' &&
                               language.compare(0, one.size(), one) == 0);
  });
}

}  // namespace

const std::string& language_of(const Article& article, const Answer& answer) {
  return answer.language.empty() ? article.language : answer.language;
}

ChosenAnswers::ChosenAnswers(const Arguments& arguments, const RunContext& context)
    : models_(split_list(arguments.at("model"))),
      batteries_(split_list(arguments.at("battery"))),
      topics_(split_list(arguments.at("topic"))),
      languages_(split_list(arguments.at("language"))) {
  filter_.kinds = {ArticleKind::answer};
  filter_.published = asked_range(arguments, context.zone);
  if (filter_.published && filter_.published->to <= filter_.published->from) {
    throw UsageError(
        fmt::format(
            "the range from {} to {} ends before it begins",
            arguments.at("from"),
            arguments.at("to")),
        "Give the earlier period as --from.");
  }
  filter_.query = parse_query(arguments.at("search"), context.names);
}

bool ChosenAnswers::chosen(const Article& article, const Answer& answer) const {
  return is_among(models_, answer.model) && is_among(batteries_, answer.battery) &&
         is_among(topics_, answer.topic) && is_language(languages_, language_of(article, answer));
}

void ChosenAnswers::each(
    const Archive& archive, const std::function<bool(const Article&, const Answer&)>& each) const {
  archive.answers(filter_, [&](const Article& article, const Answer& answer) {
    return !chosen(article, answer) || each(article, answer);
  });
}

bool was_asked_again(const Archive& archive, const Article& article, const Verdict& verdict) {
  const Outcome main = verdict.main();
  if (main != Outcome::lock && main != Outcome::rate && main != Outcome::error) return false;
  const std::vector<ArticleId> versions = archive.versions(article.url);
  return !versions.empty() && versions.back() != article.id;
}

void note_no_answers(const RunContext& context) {
  note(
      context,
      "The archive holds no answer of a chatbot of what was asked for.",
      "档案中没有符合条件的聊天机器人回答。");
}

}  // namespace weiguan
