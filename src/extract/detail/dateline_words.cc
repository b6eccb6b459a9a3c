#include "extract/detail/dateline_words.h"

#include "extract/detail/characters.h"

namespace weiguan::extract {

const Words& this_outlet_words() {
  static const Words words = {
      U"本报", U"本報", U"本网", U"本網", U"本台", U"本臺", U"本刊", U"本社", U"本站"};
  return words;
}

const Words& outlet_ends() {
  static const Words words = {U"社",     U"网",     U"網",   U"报",   U"報",     U"电台",  U"電台",
                              U"电视台", U"電視台", U"总台", U"總台", U"卫视",   U"衛視",  U"在线",
                              U"在綫",   U"周刊",   U"週刊", U"杂志", U"雜誌",   U"时报",  U"体育",
                              U"科技",   U"财经",   U"財經", U"娱乐", U"娛樂",   U"汽车",  U"房产",
                              U"教育",   U"新闻",   U"新聞", U"广播", U"客户端", U"客戶端"};
  return words;
}

const Words& wire_words() {
  static const Words words = {
      U"电",           U"電",           U"讯",           U"訊",       U"消息",     U"专电",
      U"專電",         U"综合电",       U"綜合電",       U"综合消息", U"综合讯",   U"综合报道",
      U"綜合報導",     U"綜合報道",     U"专讯",         U"專訊",     U"综合外电", U"綜合外電",
      U"综合外电报道", U"綜合外電報導", U"综合外电消息", U"快讯",     U"快訊",     U"特稿"};
  return words;
}

const Words& undated_words() {
  static const Words words = {
      U"讯",
      U"訊",
      U"专讯",
      U"專訊",
      U"快讯",
      U"快訊",
      U"综合讯",
      U"消息",
      U"综合消息",
      U"综合报道",
      U"綜合報導",
      U"綜合報道",
      U"最新消息",
      U"综合外电",
      U"電訊",
      U"电讯",
      U"特讯",
      U"特訊"};
  return words;
}

const Words& bracket_words() {
  static const Words words = {
      U"报道",
      U"報導",
      U"報道",
      U"综合",
      U"綜合",
      U"独家报道",
      U"电",
      U"電",
      U"专电",
      U"專電",
      U"整理",
      U"综合整理",
      U"消息报",
      U"综合编译",
      U"编译报道",
      U"編譯報導",
      U"專題報導"};
  return words;
}

bool is_sentence_mark(char32_t c) {
  return c == U'，' || c == ',' || c == U'。' || c == ':' || c == U'：' || c == ';' || c == '!' ||
         c == '?' || opens_bracket(c) || closes_bracket(c);
}

bool is_of_prose(char32_t c) {
  constexpr std::u32string_view words = U"据據说說的了是将將与與在从從和被把就也都称稱今昨";
  return words.find(c) != std::u32string_view::npos;
}

const Words& no_place_words() {
  static const Words words = {U"综合", U"綜合", U"整理", U"专题", U"專題", U"即時", U"连线",
                              U"連線", U"現場", U"现场", U"摄影", U"攝影", U"特稿", U"編譯",
                              U"编译", U"专访", U"專訪", U"採訪", U"采访", U"截稿", U"联合"};
  return words;
}

const Words& before_reporter_words() {
  static const Words words = {
      U"特约",
      U"特約",
      U"首席",
      U"见习",
      U"實習",
      U"实习",
      U"特派",
      U"文/",
      U"驻",
      U"駐",
      U"体育",
      U"體育",
      U"財經"};
  return words;
}

bool goes_on(std::u32string_view text, std::size_t last) {
  constexpr std::size_t none = std::u32string_view::npos;
  if (last + 1 >= text.size()) return false;
  const char32_t next = text[last + 1];
  switch (text[last]) {
    case U'电':
    case U'電':
      return std::u32string_view(U"影视影視话話脑腦力网網子台视信缆梯车站商").find(next) != none;
    case U'讯':
    case U'訊':
      return std::u32string_view(U"息问問号號飞飛速").find(next) != none;
    case U'息':
      return std::u32string_view(U"人称稱指显顯传傳灵靈面").find(next) != none;
    default:
      return false;
  }
}

}  // namespace weiguan::extract
