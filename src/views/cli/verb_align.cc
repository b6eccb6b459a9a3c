// Two plain texts compared: the passages in common, and how alike they are; needs no observatory.
#include <array>

#include "base/error.h"
#include "text/align.h"
#include "text/charset.h"
#include "text/contained.h"
#include "text/equivalence.h"
#include "text/places.h"
#include "text/shingles.h"
#include "views/cli/detail/compared_file.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

// The text of a file, or of standard input for "-".
std::string text_of(const std::string& name, const Given& given, Speech speech) {
  const std::string bytes = bytes_to_compare(name, speech);
  const std::string charset = given.text("charset");
  if (charset.empty()) return decode_page(bytes).text;
  const std::string known = charset_of_label(charset);
  if (known.empty()) {
    throw UsageError(
        tell(speech, {"there is no charset {}", "没有编码 {}"}, charset),
        tell(speech, {"Write it as utf-8, gb18030 or big5.", "写作 utf-8、gb18030 或 big5。"}));
  }
  return decode_as(bytes, known).text;
}

std::array<std::string, 2> two_texts(
    const Caller& caller, const Given& given, const std::array<std::string, 2>& names) {
  if (names[0] == "-" && names[1] == "-") {
    throw UsageError(
        tell(caller.speech, {"both texts are standard input", "两篇都取自标准输入"}),
        tell(caller.speech, {"Give one of them as a file.", "至少一篇须为文件。"}));
  }
  return {text_of(names[0], given, caller.speech), text_of(names[1], given, caller.speech)};
}

std::vector<Column> passage_columns() {
  return {
      {"source_begin",
       {"Source", "源文起"},
       {"Where it begins in the source, in Unicode characters from 0.",
        "源文中的起点（字符，从 0 起）。"},
       Type::whole},
      {"source_end",
       {"to", "止"},
       {"Where it ends there; not included.", "源文中的终点（不含）。"},
       Type::whole},
      {"target_begin",
       {"Target", "目标起"},
       {"Where it begins in the target.", "目标文中的起点。"},
       Type::whole},
      {"target_end",
       {"to", "止"},
       {"Where it ends there; not included.", "目标文中的终点（不含）。"},
       Type::whole},
      {"length",
       {"Length", "长度"},
       {"Characters of the target.", "目标文中的字符数。"},
       Type::whole},
      {"identity",
       {"Identity", "相同度"},
       {"Words in one order that both have, by the words of both.",
        "两边按同一顺序共有的词所占比例。"},
       Type::number},
      {"altered",
       {"Altered", "改动"},
       {"verbatim, respaced, edited, reordered or reworded.",
        "verbatim（逐字）、respaced（仅标点空白不同）、edited（删改）、reordered（换序）、reworded"
        "（改写）。"},
       Type::text},
      {"kept",
       {"Kept", "保留"},
       {"Words and Chinese characters kept.", "保留的词与汉字数。"},
       Type::whole},
      {"cut",
       {"Cut", "删去"},
       {"Those of the source that are not there.", "源文中被删去的。"},
       Type::whole},
      {"added",
       {"Added", "添加"},
       {"Those of the target that are new.", "目标文中新添的。"},
       Type::whole},
      {"text", {"Text", "文本"}, {"As the target has it.", "目标文的写法。"}, Type::text}};
}

ExitStatus run_align(const Caller& caller, const Given& given) {
  AlignOptions options;
  options.least = static_cast<std::uint32_t>(given.whole("least", options.least, 1, 1000000));
  options.reworded = !given.has("exact");
  Output output(given);
  const TableWriter::Options format = table_options(given, caller, output);
  const auto texts = two_texts(caller, given, {given.text("SOURCE"), given.text("TARGET")});
  const std::vector<RepeatedPassage> passages = align(texts[0], texts[1], options);
  TableWriter table(passage_columns(), format, output.sink());
  const CharacterPlaces source(texts[0]), target(texts[1]);
  for (const RepeatedPassage& one : passages) {
    const auto source_begin = static_cast<std::int64_t>(source.before(one.source.begin));
    const auto source_end = static_cast<std::int64_t>(source.before(one.source.end));
    const auto target_begin = static_cast<std::int64_t>(target.before(one.target.begin));
    const auto target_end = static_cast<std::int64_t>(target.before(one.target.end));
    table.row(
        {source_begin,
         source_end,
         target_begin,
         target_end,
         target_end - target_begin,
         one.identity,
         std::string(to_string(one.alteration)),
         static_cast<std::int64_t>(one.kept),
         static_cast<std::int64_t>(one.cut),
         static_cast<std::int64_t>(one.added),
         texts[1].substr(one.target.begin, one.target.end - one.target.begin)});
    if (output.closed()) break;
  }
  table.finish();
  output.finish();
  if (passages.empty()) {
    remark(tell(caller.speech, {"no passage in common was found", "没有找到相同的段落"}));
  }
  return ExitStatus::done;
}

std::vector<Column> similar_columns() {
  return {
      {"similarity",
       {"Similarity", "相似度"},
       {"Shingles in common by all of both, 0 to 1.", "共有片段占两篇全部片段的比例，0 到 1。"},
       Type::number},
      {"copies",
       {"Copies", "同文"},
       {"yes from 0.5 on: taken for copies of one text.",
        "相似度达 0.5 为 yes：视为同一篇的副本。"},
       Type::text},
      {"equivalence",
       {"Equivalence", "等同度"},
       {"How far both say the same, 0 to 1: words with capitals (menus) count less, words that "
        "stand in place of others count against it.",
        "两篇内容相同的程度，0 到 1：大写起首的词（多为栏目、菜单）从轻，一词换作另一词则扣减。"},
       Type::number},
      {"first_in_second",
       {"First in second", "前篇见于后篇"},
       {"The share of the first that stands in the second, in runs of 27 letters or more; a "
        "Chinese character counts four.",
        "前篇见于后篇的比例（连续 27 个字母以上者，一个汉字计作四）。"},
       Type::number},
      {"second_in_first",
       {"Second in first", "后篇见于前篇"},
       {"The share of the second that stands in the first, likewise.",
        "后篇见于前篇的比例，算法同上。"},
       Type::number},
      {"first_shingles",
       {"Shingles of first", "前篇片段"},
       {"Different ones.", "不同片段数。"},
       Type::whole},
      {"second_shingles",
       {"of second", "后篇片段"},
       {"Different ones.", "不同片段数。"},
       Type::whole}};
}

ExitStatus run_similar(const Caller& caller, const Given& given) {
  const std::vector<std::string> names = given.texts("FILE");
  if (names.size() != 2) {
    throw UsageError(
        tell(
            caller.speech,
            {"similar compares two texts, not {}", "similar 比较两篇文本，而不是 {} 篇"},
            names.size()),
        tell(
            caller.speech,
            {"Write: weiguan similar FILE FILE", "用法：weiguan similar 文件 文件"}));
  }
  Output output(given);
  const TableWriter::Options format = table_options(given, caller, output);
  const auto texts = two_texts(caller, given, {names[0], names[1]});
  const Fingerprint first = fingerprint(texts[0]), second = fingerprint(texts[1]);
  const double similarity = resemblance(first, second);
  TableWriter table(similar_columns(), format, output.sink());
  table.row(
      {similarity,
       std::string(similarity >= copy_resemblance ? "yes" : "no"),
       equivalence(texts[0], texts[1]),
       contained(texts[0], texts[1]),
       contained(texts[1], texts[0]),
       static_cast<std::int64_t>(first.shingles.size()),
       static_cast<std::int64_t>(second.shingles.size())});
  table.finish();
  output.finish();
  return ExitStatus::done;
}

Option charset_option() {
  return {
      "charset",
      "NAME",
      "Of both texts: gb18030, big5, ...; otherwise told from the bytes.",
      "两篇文本的编码：gb18030、big5 等；默认由内容判断。"};
}

}  // namespace

Verb verb_align() {
  Verb verb;
  verb.name = "align";
  verb.about_en = "Find what one text repeats from another, changed or not; needs no observatory.";
  verb.about_zh = "找出一篇文本沿用另一篇的段落（逐字或改动），无需观测站。";
  verb.options = with_output_options(
      {{"SOURCE",
        "",
        "The earlier text, a plain text file, or \"-\".",
        "较早的文本：纯文本文件，或 -。",
        true},
       {"TARGET", "", "The text that may repeat it, or \"-\".", "可能沿用它的文本，或 -。", true},
       {"least",
        "N",
        "A passage has so many characters at least; a Chinese one counts four (120).",
        "段落至少的字符数，一个汉字计作四（默认 120）。"},
       {"exact",
        "",
        "Only passages with long runs of equal words.",
        "只找含有较长相同词串的段落。"},
       charset_option()});
  verb.more_en =
      "Places are counted in Unicode characters (code points) of the decoded text, without a byte "
      "order mark. "
      "Neither 简/繁 nor width, capitals, punctuation or white space part two passages.";
  verb.more_zh =
      "位置按解码后文本的 Unicode "
      "字符（码点）计，不含字节顺序标记。简繁、全半角、大小写、标点与空白的差别不影响比对。";
  verb.examples = {
      "weiguan align wire.txt newspaper.txt",
      "weiguan align wire.txt newspaper.txt --format jsonl",
      "pdftotext paper.pdf - | weiguan align wire.txt - --least 60"};
  verb.run = run_align;
  return verb;
}

Verb verb_similar() {
  Verb verb;
  verb.name = "similar";
  verb.about_en =
      "How alike two texts are, by the measure that finds copies; needs no observatory.";
  verb.about_zh = "两篇文本有多相似（即查找副本所用的指标），无需观测站。";
  verb.options = with_output_options(
      {{"FILE",
        "",
        "Two plain text files; one may be \"-\".",
        "两个纯文本文件，其一可为 -。",
        true,
        true},
       charset_option()});
  verb.more_en =
      "A shingle is five words or so, or six Chinese characters. An excerpt of a long text is not "
      "similar to it: ask how much of each stands in the other. A form that was filled in for "
      "another town is similar, and is not equivalent.";
  verb.more_zh =
      "一个片段约为五个英文词或六个汉字。长文的节选与全文并不“相似”，请看各自见于对方的比例。"
      "同一格式填上别处的内容，相似度高而等同度低。";
  verb.examples = {"weiguan similar a.txt b.txt", "weiguan similar a.txt b.txt --format jsonl"};
  verb.run = run_similar;
  return verb;
}

}  // namespace weiguan
