#include "text/name_cues.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/detail/capitals.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

constexpr std::array<std::u32string_view, 22> leader_titles = {
    U"总书记",   U"国家主席", U"主席",   U"总理",   U"总统",   U"国王",      U"女王", U"首相",
    U"元首",     U"天皇",     U"委员长", U"议长",   U"领导人", U"领袖",      U"党首", U"执政官",
    U"最高领袖", U"军委主席", U"副总统", U"副总理", U"副主席", U"政治局常委"};

constexpr std::array<std::u32string_view, 52> titles = {
    U"部长",   U"书记",   U"省长", U"市长",   U"县长",   U"州长", U"局长",       U"厅长",
    U"司长",   U"处长",   U"科长", U"外长",   U"防长",   U"大使", U"领事",       U"发言人",
    U"院长",   U"校长",   U"主任", U"会长",   U"董事长", U"总裁", U"首席执行官", U"总经理",
    U"经理",   U"秘书长", U"秘书", U"司令",   U"政委",   U"将军", U"院士",       U"教授",
    U"记者",   U"博士",   U"律师", U"法官",   U"检察长", U"专员", U"特使",       U"国务委员",
    U"理事长", U"行长",   U"社长", U"总编辑", U"首席",   U"队长", U"站长",       U"所长",
    U"区长",   U"镇长",   U"村长", U"工程师"};

constexpr std::array<std::u32string_view, 9> called = {
    U"同志", U"先生", U"女士", U"夫人", U"阁下", U"殿下", U"陛下", U"委员", U"代表"};

constexpr std::array<std::u32string_view, 74> bodies = {
    U"中央",   U"国务院", U"人大",   U"政协",   U"军委",   U"单位",   U"部门",   U"机关",
    U"机构",   U"组织",   U"委员会", U"政府",   U"法院",   U"检察院", U"公司",   U"集团",
    U"大学",   U"学院",   U"医院",   U"协会",   U"学会",   U"联合会", U"基金会", U"银行",
    U"总台",   U"电视台", U"电台",   U"日报",   U"晚报",   U"通讯社", U"报社",   U"媒体",
    U"联盟",   U"党组",   U"党委",   U"支部",   U"军区",   U"战区",   U"部队",   U"使馆",
    U"领馆",   U"工会",   U"商会",   U"总局",   U"管理局", U"办公室", U"办公厅", U"代表团",
    U"理事会", U"议会",   U"国会",   U"众议院", U"参议院", U"外交部", U"国防部", U"公安部",
    U"教育部", U"财政部", U"商务部", U"司法部", U"工信部", U"民政部", U"发改委", U"卫健委",
    U"网信办", U"纪委",   U"监委",   U"法庭",   U"警方",   U"海关",   U"研究院", U"研究所",
    U"出版社", U"合作社"};

// Two to four characters before one of these are taken for a body's name: 环境保护部.
constexpr std::u32string_view body_ends = U"部委局署厅";
constexpr std::array<std::u32string_view, 25> no_bodies = {
    U"全部", U"内部", U"外部", U"一部", U"北部", U"南部", U"东部", U"西部", U"中部",
    U"局部", U"上部", U"下部", U"干部", U"底部", U"头部", U"腹部", U"胸部", U"结局",
    U"格局", U"大局", U"布局", U"当局", U"客厅", U"部署", U"签署"};
// Where one of them begins a word, nothing ends there.
constexpr std::array<std::u32string_view, 20> no_ends = {
    U"部署", U"部分", U"部门", U"部队", U"部长", U"部级", U"部位", U"部件", U"局面", U"局势",
    U"局部", U"局长", U"局限", U"局级", U"委员", U"委托", U"委派", U"委任", U"署名", U"厅长"};

// The commonest; those that are little words as well (于, 向, 和, 时, 应, 全) are left out.
constexpr std::u32string_view surnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁"
    U"沈任姚卢"
    U"傅钟姜崔谭廖范汪陆石戴贾韦夏邱方侯邹熊孟秦江薛尹闫段雷史陶贺毛郝顾龚邵万钱严武孔康温牛樊葛邢"
    U"齐庞乔殷"
    U"习栗汤黎岳祝梅鲁阎裴霍翁柳霍丛邬翟涂欧尤俞岑章姬申祁屈耿聂焦柯阮纪舒项詹凌";

// Words that begin as a name might.
constexpr std::array<std::u32string_view, 62> no_names = {
    U"高度", U"方面", U"方案", U"方向", U"方式", U"方法", U"何时", U"任何", U"任务",
    U"任命", U"任职", U"安全", U"安排", U"成立", U"成为", U"成功", U"江苏", U"江西",
    U"金融", U"马上", U"马来", U"万人", U"万元", U"时间", U"常务", U"连续", U"解决",
    U"解放", U"温度", U"温暖", U"石油", U"石化", U"石家", U"史上", U"武装", U"武汉",
    U"武器", U"严重", U"严格", U"严厉", U"严肃", U"康复", U"夏季", U"夏粮", U"夏天",
    U"陆续", U"陆地", U"陆军", U"许多", U"程序", U"程度", U"余人", U"余名", U"林业",
    U"田间", U"田野", U"周边", U"周年", U"周围", U"周末", U"顾问", U"申请"};

// Characters that write foreign sounds.
constexpr std::u32string_view sounds =
    U"阿埃艾安昂奥巴白拜班邦鲍贝本比彼毕别宾博布查茨达戴丹当德登邓迪蒂丁东杜顿多厄恩尔法凡菲费芬丰"
    U"冯佛弗福盖"
    U"甘冈戈格葛根古瓜果哈海汉豪赫黑亨洪胡惠霍基吉季加贾杰金津卡凯坎康考科克肯孔库夸昆拉莱赖兰朗劳"
    U"勒雷里利立"
    U"莉丽连廉列林琳隆卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明缪摩莫墨默姆木穆拿那纳娜乃奈南内嫩"
    U"能尼年涅宁"
    U"纽农努诺欧帕潘庞佩彭蓬皮匹平珀普奇齐恰强乔切钦琼丘让热日荣茹瑞若撒萨塞赛桑瑟森沙莎山绍舍申圣"
    U"施石史舒"
    U"斯苏索塔泰坦汤唐陶特腾提廷通图托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休许雅亚延扬耶叶"
    U"伊依易因英"
    U"永尤于约泽扎詹珍朱兹佐";

// Those of them that hardly write anything else; a run must have two.
constexpr std::u32string_view foreign_sounds =
    U"埃茨厄尔弗戈葛赫亨杰凯坎柯莱勒莉琳隆伦洛玛曼姆穆娜奈涅努诺帕佩蓬珀恰茹萨塞瑟莎绍舍斯索廷瓦韦"
    U"沃锡辛"
    U"耶泽扎詹兹佐卢拉尼维迪蒂菲芬德克罗布巴贝";

bool has(std::u32string_view all, char32_t c) {
  return all.find(c) != std::u32string_view::npos;
}

template <std::size_t count>
bool has(const std::array<std::u32string_view, count>& words, std::u32string_view word) {
  return std::ranges::find(words, word) != words.end();
}

class CueFinder {
 public:
  CueFinder(std::string_view text, const std::vector<std::string>& verbs) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      begins_.push_back(at);
      folded_ += fold(next_character(text, at));
    }
    begins_.push_back(text.size());
    for (const std::string& verb : verbs) {
      std::u32string one;
      for (std::size_t at = 0; at < verb.size();) one += fold(next_character(verb, at));
      if (!one.empty() && is_cjk(one.front())) verbs_.push_back(std::move(one));
    }
  }

  std::vector<NameCue> find() {
    for (std::size_t at = 0; at < folded_.size(); ++at) {
      if (!is_han(folded_[at])) {
        if (folded_[at] == U'《') work(at);
        continue;
      }
      title(at);
      words(bodies, NameKind::body, at);
      if (has(body_ends, folded_[at])) body_before(at);
      for (const std::u32string_view one : called) {
        if (starts(at, one)) name_before(at, false);
      }
      for (const std::u32string& verb : verbs_) {
        if (starts(at, verb) && name_before(at, true)) break;
      }
    }
    foreign();
    for (const detail::CapitalRun& one : detail::capital_runs(text_)) {
      const NameKind kind = one.leader  ? NameKind::leader
                            : one.title ? NameKind::title
                                        : NameKind::name;
      cues_.push_back({kind, one.range, one.key});
    }
    std::ranges::stable_sort(cues_, {}, [](const NameCue& one) { return one.range.begin; });
    return std::move(cues_);
  }

 private:
  bool starts(std::size_t at, std::u32string_view word) const {
    return std::u32string_view(folded_).substr(at, word.size()) == word;
  }

  void add(NameKind kind, std::size_t begin, std::size_t end) {
    const Range range{begins_[begin], begins_[end]};
    cues_.push_back({kind, range, fold(text_.substr(range.begin, range.end - range.begin))});
  }

  template <std::size_t count>
  std::size_t longest(const std::array<std::u32string_view, count>& all, std::size_t at) const {
    std::size_t length = 0;
    for (const std::u32string_view one : all) {
      if (one.size() > length && starts(at, one)) length = one.size();
    }
    return length;
  }

  template <std::size_t count>
  void words(const std::array<std::u32string_view, count>& all, NameKind kind, std::size_t at) {
    const std::size_t length = longest(all, at);
    if (length > 0) add(kind, at, at + length);
  }

  // A title with what is put before it: 副部长, 前总统; and names on both sides.
  void title(std::size_t at) {
    if (at < title_end_) return;
    const std::size_t of_leader = longest(leader_titles, at);
    const std::size_t length = std::max(of_leader, longest(titles, at));
    if (length == 0) return;
    title_end_ = at + length;
    const bool leader = of_leader == length;
    std::size_t begin = at;
    while (begin > 0 && at - begin < 2 && has(U"副前原代兼", folded_[begin - 1])) --begin;
    add(leader ? NameKind::leader : NameKind::title, begin, at + length);
    name_before(at, false, leader);
    name_behind(at + length, leader);
  }

  bool is_name(std::size_t begin, std::size_t length) const {
    if (begin + length > folded_.size() || !has(surnames, folded_[begin])) return false;
    for (std::size_t i = begin; i < begin + length; ++i) {
      if (!is_han(folded_[i]) || (i > begin && has(U"的了是在和与等为对向将就也", folded_[i])))
        return false;
    }
    return !has(no_names, std::u32string_view(folded_).substr(begin, 2));
  }

  // Where a word begins for sure: the front, a sign, or behind a title.
  bool is_open(std::size_t at) const {
    return at == 0 || !is_han(folded_[at - 1]) || at == title_end_ ||
           has(U"的和与对向同由经", folded_[at - 1]);
  }

  bool name_before(std::size_t at, bool sure, bool leader = false) {
    for (const std::size_t length : {std::size_t{3}, std::size_t{2}}) {
      if (at < length || !is_name(at - length, length)) continue;
      if (sure && !is_open(at - length)) continue;
      add(leader ? NameKind::leader : NameKind::name, at - length, at);
      return true;
    }
    return false;
  }

  void name_behind(std::size_t at, bool leader) {
    if (at >= folded_.size() || !is_name(at, 2)) return;
    std::size_t end = at + 2;
    const bool spoken = std::ranges::any_of(
        verbs_, [&](const std::u32string& verb) { return starts(at + 2, verb); });
    if (!spoken && is_name(at, 3)) ++end;
    add(leader ? NameKind::leader : NameKind::name, at, end);
  }

  void body_before(std::size_t at) {
    if (at < 2) return;
    const auto two = std::u32string_view(folded_).substr(at - 1, 2);
    if (has(no_bodies, two) || longest(no_ends, at) > 0) return;
    std::size_t begin = at;
    while (begin > 0 && at - begin < 4 && is_han(folded_[begin - 1]) &&
           !has(U"的和与对向同由经在是从到等及", folded_[begin - 1])) {
      --begin;
    }
    if (at - begin >= 2) add(NameKind::body, begin, at + 1);
  }

  void work(std::size_t at) {
    constexpr std::size_t longest_work = 60;
    for (std::size_t end = at + 1; end < folded_.size() && end - at < longest_work; ++end) {
      if (folded_[end] != U'》') continue;
      if (end > at + 1) add(NameKind::work, at + 1, end);
      return;
    }
  }

  void foreign() {
    for (std::size_t at = 0; at < folded_.size();) {
      std::size_t end = at, sure = 0;
      while (end < folded_.size() &&
             (has(sounds, folded_[end]) || has(foreign_sounds, folded_[end]) ||
              (end > at && folded_[end] == U'·'))) {
        if (has(foreign_sounds, folded_[end])) ++sure;
        ++end;
      }
      if (end - at >= 3 && sure >= 2) add(NameKind::name, at, end);
      at = std::max(end, at + 1);
    }
  }

  std::string_view text_;
  std::u32string folded_;
  std::vector<std::size_t> begins_;
  std::vector<std::u32string> verbs_;
  std::size_t title_end_ = 0;
  std::vector<NameCue> cues_;
};

}  // namespace

std::vector<NameCue> name_cues(std::string_view text, const std::vector<std::string>& verbs) {
  return CueFinder(text, verbs).find();
}

}  // namespace weiguan
