#include "archive/sqlite/detail/answers.h"

#include <fmt/format.h>

#include "archive/sqlite/detail/filter.h"
#include "archive/sqlite/detail/rows.h"

namespace weiguan::detail {

namespace {

constexpr std::string_view columns =
    "battery, exchange, model, route, question, topic, control, control_of, "
    "asked_language, form, made_from, asked, turn, repeat, previous, temperature, "
    "model_told, answer_status, finish, code, message, stage, refusal, answer_failure, "
    "left_text, reasoning, reasoning_characters, first_ms, withdrawn_ms, ended_ms, events, "
    "attempts, tokens_in, tokens_out, cost, currency";

// Binds what may be nothing as NULL.
std::optional<std::int64_t> number(const std::optional<std::uint64_t>& value) {
  if (!value) return {};
  return static_cast<std::int64_t>(*value);
}

std::optional<std::uint64_t> number_at(const Statement& row, int at) {
  if (row.is_null(at)) return {};
  return row.count(at);
}

std::optional<double> real_at(const Statement& row, int at) {
  if (row.is_null(at)) return {};
  return row.real(at);
}

Answer answer_from(const Statement& row, ArticleId id, int at) {
  Answer answer;
  answer.article = id;
  answer.battery = row.text(at);
  answer.id = row.text(at + 1);
  answer.model = row.text(at + 2);
  answer.route = row.text(at + 3);
  answer.question = row.text(at + 4);
  answer.topic = row.text(at + 5);
  answer.control = parse_control(row.view(at + 6)).value_or(Control::none);
  answer.control_of = row.text(at + 7);
  answer.language = row.text(at + 8);
  answer.form = row.text(at + 9);
  answer.made_from = row.text(at + 10);
  answer.asked = row.text(at + 11);
  answer.turn = row.count(at + 12);
  answer.repeat = row.count(at + 13);
  answer.previous = row.text(at + 14);
  answer.temperature = real_at(row, at + 15);
  answer.model_told = row.text(at + 16);
  answer.status = static_cast<int>(row.integer(at + 17));
  answer.finish = row.text(at + 18);
  answer.code = row.text(at + 19);
  answer.message = row.text(at + 20);
  answer.stage = row.text(at + 21);
  answer.refusal = row.text(at + 22);
  answer.failure = row.text(at + 23);
  if (!row.is_null(at + 24)) answer.left = row.text(at + 24);
  answer.reasoning = row.text(at + 25);
  answer.reasoning_characters = row.count(at + 26);
  answer.first_ms = number_at(row, at + 27);
  answer.withdrawn_ms = number_at(row, at + 28);
  answer.ended_ms = number_at(row, at + 29);
  answer.events = row.count(at + 30);
  answer.attempts = row.count(at + 31);
  answer.tokens_in = number_at(row, at + 32);
  answer.tokens_out = number_at(row, at + 33);
  answer.cost = real_at(row, at + 34);
  answer.currency = row.text(at + 35);
  return answer;
}

}  // namespace

void write_answer(Database& database, std::int64_t n, const std::optional<Answer>& answer) {
  if (!answer) return;
  database
      .prepare(fmt::format(
          "INSERT OR REPLACE INTO answers (article, {}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
          "?9, ?10, ?11, ?12, ?13, "
          "?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, "
          "?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37)",
          columns))
      .with(
          n,
          answer->battery,
          answer->id,
          answer->model,
          answer->route,
          answer->question,
          answer->topic,
          to_string(answer->control),
          answer->control_of,
          answer->language,
          answer->form,
          answer->made_from,
          answer->asked,
          answer->turn,
          answer->repeat,
          answer->previous,
          answer->temperature,
          answer->model_told,
          answer->status,
          answer->finish,
          answer->code,
          answer->message,
          answer->stage,
          answer->refusal,
          answer->failure,
          answer->left,
          answer->reasoning,
          answer->reasoning_characters,
          number(answer->first_ms),
          number(answer->withdrawn_ms),
          number(answer->ended_ms),
          answer->events,
          answer->attempts,
          number(answer->tokens_in),
          number(answer->tokens_out),
          answer->cost,
          answer->currency)
      .run();
}

std::optional<Answer> read_answer(Database& database, ArticleId id) {
  Statement row = database.prepare(fmt::format(
      "SELECT {} FROM answers JOIN articles ON articles.n = answers.article WHERE articles.id = ?1",
      columns));
  if (!row.with(to_string(id)).step()) return {};
  return answer_from(row, id, 0);
}

void read_answers(
    Database& database,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const Article&, const Answer&)>& each) {
  Statement rows = database.prepare(fmt::format(
      "SELECT {}, answers.article, {} FROM answers JOIN articles ON articles.n = answers.article "
      "JOIN texts ON texts.article = articles.n WHERE {} "
      "ORDER BY published_earliest, published_latest, articles.id",
      article_columns,
      columns,
      condition(filter)));
  while (rows.step()) {
    const std::int64_t n = rows.integer(article_column_count);
    if (matching != nullptr && (n > matching->last() || !matching->has(n))) continue;
    const Article article = article_from(rows);
    if (!each(article, answer_from(rows, article.id, article_column_count + 1))) return;
  }
}

}  // namespace weiguan::detail
