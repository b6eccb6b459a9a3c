#include "instruments/newphrases/detail/official.h"

#include <algorithm>

#include "text/tokens.h"

namespace weiguan::newphrases {

namespace {

// Vocabulary of one or two characters, or one English word, with blanks between.
constexpr std::string_view around =
    "贯彻 落实 坚持 推进 深化 加强 全面 加快 实施 建设 发展 改革 构建 完善 健全 弘扬 践行 树立 "
    "推动 "
    "促进 战略 精神 工作 创新 体系 机制 制度 治理 服务 重大 重要 提升 优化 确保 做好 部署 要求 "
    "强调 "
    "指出 学习 党 人民 政策 合作 共同 理念 思想 party people policy policies development reform "
    "reforms cooperation strategy strategic implement promote advance strengthen ensure build "
    "building uphold deepen stressed governance innovation initiative modernization comprehensive";
constexpr std::string_view inside_words =
    "贯彻 落实 坚持 推进 深化 加强 全面 加快 实施 建设 发展 改革 构建 完善 健全 弘扬 践行 树立 "
    "推动 "
    "促进 战略 精神 创新 体系 机制 制度 治理 服务 提升 优化 确保 部署 要求 学习 人民 政策 合作 "
    "共同 "
    "理念 思想 经济 安全 社会 文化 生态 民族 法治 干部 群众 纪律 责任 使命 现代 特色 主义 教育 "
    "质量 "
    "开放 和谐 文明 绿色 共享 party people policy development reform cooperation strategy "
    "strategic "
    "governance innovation initiative modernization comprehensive economic economy security social "
    "socialist socialism national system culture cultural ecological law discipline shared quality "
    "opening harmonious civilization green global";
// Characters that foreign names are spelt with.
constexpr std::string_view foreign =
    "尔 斯 克 拉 特 巴 德 穆 姆 伊 阿 萨 卡 里 罗 利 亚 马 塔 达 埃 格 莫 奥 维 诺 尼 耶 叙 乌 沙 "
    "哈";
constexpr std::string_view times = "年 月 日 号 时 分 秒 周";
constexpr std::string_view no_begin =
    "的 了 着 是 也 都 就 而 但 并 或 及 和 与 等 吗 呢 吧 地 得 们 - · + the a an of and or to in "
    "on "
    "at by for with from as is are was were be been has have had will would that this these those "
    "it its he his she her they their we our i you your not but if than then which who said says";
constexpr std::string_view no_end =
    "的 了 在 是 和 与 对 将 等 为 于 被 把 从 向 由 以 并 及 或 就 也 都 而 但 这 那 其 该 - · "
    "the a an "
    "of and or to in on at by for with from as is are was were be been has have had will would "
    "that "
    "this these those it its he his she her they their we our i you your not but if than then "
    "which "
    "who said says";
constexpr std::string_view may_begin =
    "在 以 为 对 从 向 将 由 于 被 把 各 这 那 其 该 本 此 使 让 给 已 还 又 再 有 个 名 位 到 说 "
    "称 据";
constexpr std::string_view may_end =
    "在 以 为 对 从 向 将 由 于 被 把 各 这 那 其 该 本 此 使 让 给 已 还 又 再 有 个 名 位 到 说 "
    "称 据 "
    "的 了 着 是 也 都 就 而 但 并 或 及 和 与 等 吗 呢 吧 地 得 们";
constexpr std::string_view bland_words =
    "进一步 更加 不断 积极 大力 加快 全面 日前 共同 各 过去 今年 去年 来华 表示 指出 强调 举行 "
    "印发 "
    "发布 出席 会见 further more very new last next";

std::vector<std::vector<Word>> read(Vocabulary& words, std::string_view list) {
  std::vector<std::vector<Word>> all;
  while (!list.empty()) {
    const std::size_t blank = list.find(' ');
    std::vector<Word> one;
    each_token(list.substr(0, blank), [&](const Token& token) {
      one.push_back(words.add(token.folded));
      return true;
    });
    all.push_back(std::move(one));
    list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
  }
  return all;
}

std::uint64_t pair(Word a, Word b) {
  return (std::uint64_t{a} << 32) | b;
}

std::unordered_set<std::uint64_t> pairs(Vocabulary& words, std::string_view list) {
  std::unordered_set<std::uint64_t> all;
  for (const auto& one : read(words, list)) all.insert(pair(one[0], one.size() > 1 ? one[1] : 0));
  return all;
}

std::unordered_set<Word> singles(Vocabulary& words, std::string_view list) {
  std::unordered_set<Word> all;
  for (const auto& one : read(words, list)) all.insert(one[0]);
  return all;
}

}  // namespace

Official::Official(Vocabulary& words)
    : bland_(read(words, bland_words)),
      around_(pairs(words, around)),
      inside_(pairs(words, inside_words)),
      foreign_(singles(words, foreign)),
      times_(singles(words, times)),
      no_begin_(singles(words, no_begin)),
      no_end_(singles(words, no_end)),
      may_begin_(singles(words, may_begin)),
      may_end_(singles(words, may_end)) {}

std::vector<bool> Official::marks(std::span<const Word> text) const {
  std::vector<bool> marked(text.size(), false);
  for (std::size_t k = 0; k < text.size(); ++k) {
    marked[k] = around_.count(pair(text[k], 0)) > 0 ||
                (k + 1 < text.size() && around_.count(pair(text[k], text[k + 1])) > 0);
  }
  return marked;
}

double Official::inside(std::span<const Word> phrase) const {
  double covered = 0;
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    if (inside_.count(pair(phrase[k], 0)) > 0) covered += 1;
    if (k + 1 < phrase.size() && inside_.count(pair(phrase[k], phrase[k + 1])) > 0) covered += 2;
  }
  return std::min(1.0, covered / static_cast<double>(phrase.size()));
}

bool Official::loose(std::span<const Word> phrase) const {
  return no_begin_.count(phrase.front()) > 0 || no_end_.count(phrase.back()) > 0;
}

bool Official::begins(std::span<const Word> text, const std::vector<std::vector<Word>>& with) {
  return std::any_of(with.begin(), with.end(), [&](const std::vector<Word>& one) {
    return one.size() <= text.size() && std::equal(one.begin(), one.end(), text.begin());
  });
}

bool Official::bland(std::span<const Word> phrase) const {
  return begins(phrase, bland_);
}

}  // namespace weiguan::newphrases
