#include "instruments/officialline/officialline.h"

#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "instruments/chosen_answers.h"
#include "instruments/officialline/detail/grams.h"
#include "instruments/officialline/detail/lines.h"
#include "instruments/officialline/detail/official.h"
#include "instruments/officialline/detail/tables.h"
#include "instruments/officialline/detail/writer.h"
#include "instruments/others.h"
#include "instruments/rows.h"

namespace weiguan::officialline {

namespace {

// Answers are looked at in blocks of so many runs (about 24 bytes each) or bytes of text, and the
// official texts are read once for each block.
constexpr std::size_t most_runs = std::size_t{4} << 20;
constexpr std::size_t most_texts_kept = 4096;

struct Asked {
  std::vector<std::string> outlets;
  LineRule rule;
  bool surely = false;
};

struct Block {
  Grams grams;
  std::vector<std::pair<Article, Answer>> answers;
};

void meet_official_texts(
    const Archive& archive, const Asked& asked, const RunContext& context, Block& block) {
  if (asked.outlets.empty()) return;
  std::uint64_t texts = 0;
  archive.articles(official_texts(asked.outlets), [&](const Article& text) {
    if (context.progress) context.progress({"official texts", ++texts, 0, 0});
    const Other source{text.published, &text.outlet, &text.source_outlet};
    block.grams.read(text.id, text.text, [&](std::uint32_t at) {
      const Article& answer = block.answers[at].first;
      const Other target{answer.published, &answer.outlet, &answer.source_outlet};
      return asked.surely ? surely_before(source, target, asked.rule.clock_error)
                          : !surely_before(target, source, asked.rule.clock_error);
    });
    return !requested(context.stop);
  });
}

// False: no more rows, please.
bool write_block(
    const Archive& archive, const LineReader& reader, const Block& block, Writer& writer) {
  std::unordered_map<ArticleId, Article> texts;
  for (std::size_t at = 0; at < block.answers.size(); ++at) {
    const auto& [article, answer] = block.answers[at];
    std::vector<Article> sources;
    for (const ArticleId id : block.grams.candidates(at)) {
      auto known = texts.find(id);
      if (known == texts.end()) {
        if (texts.size() > most_texts_kept) texts.clear();
        std::optional<Article> text = archive.article(id);
        if (!text) continue;
        known = texts.emplace(id, std::move(*text)).first;
      }
      sources.push_back(known->second);
    }
    if (!writer.answer(article, answer, reader.read(article, answer, sources))) return false;
  }
  return true;
}

Asked read_asked(const Packs& packs, const Arguments& arguments) {
  Asked asked;
  asked.outlets = official_outlets(packs, arguments.at("official"));
  asked.rule.least = static_cast<std::uint32_t>(whole_argument(arguments, "least", 12, 10'000));
  asked.rule.clock_error = clock_error(arguments);
  asked.surely = arguments.at("before") == "yes";
  return asked;
}

bool has_official_texts(const Archive& archive, const Asked& asked) {
  if (asked.outlets.empty()) return false;
  for (const Count& one : archive.count_articles(official_texts(asked.outlets), {})) {
    if (one.with_text > 0) return true;
  }
  return false;
}

void tell_notes(
    const Archive& archive,
    const Asked& asked,
    const LineReader& reader,
    const Writer& writer,
    const RunContext& context) {
  if (writer.answers() == 0) return note_no_answers(context);
  if (!has_official_texts(archive, asked)) {
    note(
        context,
        "The archive holds no official text, so nothing can be told to stand in one.",
        "档案中没有官方文本，无从判断。");
  } else if (writer.passages() == 0) {
    note(
        context,
        "No answer has a passage of an official text of the archive.",
        "没有回答含有档案中官方文本的段落。");
  }
  if (!reader.reads_quotes()) {
    note(
        context,
        "The packs name no verbs of speech (wording.toml), so quoted words count as the answer's "
        "own.",
        "资料包没有言说动词（wording.toml），引用的话也算作回答自己的话。");
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const ChosenAnswers chosen(arguments, context);
  const Asked asked = read_asked(packs, arguments);
  const std::uint64_t characters =
      whole_argument(arguments, "characters", 1, std::numeric_limits<std::int32_t>::max());
  const LineReader reader(packs, asked.rule);
  Writer writer(context, characters);
  Block block;
  bool more = true;
  const auto finish_block = [&] {
    meet_official_texts(archive, asked, context, block);
    more = !requested(context.stop) && write_block(archive, reader, block, writer);
    block = {};
    return more;
  };
  chosen.each(archive, [&](const Article& article, const Answer& answer) {
    block.grams.add(article.text, answer.asked);
    block.answers.emplace_back(article, answer);
    return block.grams.size() < most_runs || finish_block();
  });
  if (more && !block.answers.empty()) finish_block();
  if (!more || !writer.sources() || !writer.models()) return;
  tell_notes(archive, asked, reader, writer, context);
}

}  // namespace

const Instrument instrument = {
    "officialline",
    "1",
    {"How much of what chatbots answer stands in official texts, and in which?",
     "聊天机器人的回答有多少见于官方文本？见于哪些？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::officialline
