// Lists of words that the judgement of a string asks; each is folded and blank-separated.
#pragma once

#include <string_view>

namespace weiguan::newphrases::lists {

// Words of one or two characters, or one English word, with blanks between: what official
// texts are full of.
inline constexpr std::string_view around =
    "贯彻 落实 坚持 推进 深化 加强 全面 加快 实施 建设 发展 改革 构建 完善 健全 弘扬 践行 "
    "树立 推动 促进 战略 精神 工作 创新 体系 机制 制度 治理 服务 重大 重要 提升 优化 确保 "
    "做好 部署 要求 强调 指出 学习 党 人民 政策 合作 共同 理念 思想 party people policy "
    "policies development reform reforms cooperation strategy strategic implement promote "
    "advance strengthen ensure build building uphold deepen stressed governance innovation "
    "initiative modernization comprehensive";

// What expressions of politics and government are made of.  Words of decades, none that was
// coined for one expression.
inline constexpr std::string_view inside_words =
    "贯彻 落实 坚持 推进 深化 加强 全面 加快 实施 建设 发展 改革 构建 完善 健全 弘扬 践行 "
    "树立 推动 促进 战略 精神 创新 体系 机制 制度 治理 服务 提升 优化 确保 部署 要求 学习 "
    "人民 政策 合作 共同 理念 思想 经济 安全 社会 文化 生态 民族 法治 干部 群众 纪律 责任 "
    "使命 现代 特色 主义 教育 质量 开放 和谐 文明 绿色 共享 方略 国策 布局 格局 道路 意识 "
    "自信 作风 廉政 廉洁 腐败 清廉 革命 忠诚 担当 奋斗 斗争 统战 阵线 复兴 强国 攻坚 振兴 "
    "征程 时代 治国 治党 自强 自主 需求 内需 民生 惠民 富民 利民 为民 红色 基因 血脉 传承 "
    "团结 统一 政治 理论 优势 转型 升级 统筹 协调 底线 红线 风险 监督 自觉 维护 核心 路线 "
    "方针 党性 党建 党风 党员 从严 根本 首要 多边 单边 霸权 霸凌 全球 共建 共赢 融合 民主 "
    "协商 自治 爱国 主权 价值 舆论 宣传 信念 信仰 理想 party people policy "
    "development reform cooperation strategy strategic governance innovation initiative "
    "modernization comprehensive economic economy security social socialist socialism "
    "national system culture cultural ecological law discipline shared quality opening "
    "harmonious civilization green global";

// What news is made of, and no such expression: days, offices, events, figures.
inline constexpr std::string_view news_words =
    "今天 今年 去年 近年 昨天 上午 下午 半年 季度 月份 期间 之际 以来 前夕 周年 春节 新春 "
    "迎春 元旦 国庆 中秋 假期 节日 佳节 祝福 祝贺 慰问 致以 贺信 贺电 消息 新闻 记者 报道 "
    "频道 央视 视频 播出 播发 刊播 刊发 发布 公布 印发 举行 召开 会见 会谈 会晤 出席 仪式 "
    "开幕 闭幕 论坛 峰会 展览 晚会 报告 讲话 文章 通知 意见 公报 草案 委员 代表 主席 总统 "
    "总理 部长 领导人 元首 大使 两国 双方 中方 医院 医疗 患者 病例 检测 诊疗 疫苗 救治 感染 "
    "气温 天气 降雨 暴雨 台风 洪涝 汛 灾害 灾情 地震 救援 抢险 搜救 事故 爆炸 客流 旅客 列车 "
    "航班 铁路 高铁 公路 公里 亿元 万元 万人 万亿 人次 万吨 同比 数据 项目 资金 产品 基地 "
    "机场 港口 航天 探测 卫星 发射 火箭 飞船 选手 比赛 冠军 老兵 烈士 纪念馆 演出 游客 旅游 "
    "示威 抗议 冲突 袭击 军事 武装 议会 选举 油价 股市 银行 公司 集团 today yesterday monday "
    "tuesday reporter police hospital flight flights rain percent million billion president "
    "minister match";

// What is said of anything: results, situations, praise.
inline constexpr std::string_view routine_words =
    "成果 成效 成就 进展 突破 显著 圆满 丰硕 共识 势头 反响 关切 贡献 辉煌 瞩目 热烈 良好 "
    "快速 持续 不断 取得 稳定 增长 重大 重要 深刻 强劲 积极 顺利 有效 问题 情况 方面 水平 "
    "能力 作用 形势 关系 领域 环境 条件 过程 基础 活动 工作 影响 挑战 机遇 目标 任务 经验 "
    "支持 供应 宏观 公共 监测 预警 "
    "职能 配置 财税 指标 人员 秩序 生产 检查 接种 治愈 严峻 复杂 冲击 努力 认真 纷纷 历程 实体 "
    "金融 租赁 应急 调控 方式 科技 修改 颁布 赞成 正常 恢复 进度 事业 机关 全体 贫困 双方 完成 "
    "achievements results progress important significant positive situation issues "
    "problems";

// What talk of relations between states is made of.
inline constexpr std::string_view state_words =
    "互信 务实 交流 沟通 往来 双边 友谊 友好 伙伴 睦邻 对话 磋商 问候 经贸 贸易 世界 国际 各国 "
    "半岛 恐怖 极端 合作 bilateral mutual friendly cooperation dialogue ties";

// What texts of meetings, visits and letters between states are full of.
inline constexpr std::string_view dealings =
    "会见 会谈 会晤 访问 双边 两国 中方 总统 首相 外长 大使 元首 来访 外交 贵国 bilateral talks "
    "visit ambassador president premier";

// What ordinary compounds end with: 制度体系, 服务业.
inline constexpr std::string_view compound_ends =
    "体系 体制 机制 业 制度 部署 要求 形势 秩序 经济 能力 水平 措施 链 事业 利益 合作 局面 局 "
    "历程 纲领 道路 党员 干部 群众 人民 国家 机关 配置 治理 政策 目标 任务 原则 阶段 环境 代表 "
    "人员";

// Words of office; names of persons stand beside them.
inline constexpr std::string_view offices =
    "主席 书记 委员 总理 部长 同志 常委 省长 市长 主任 局长 院长 校长 司令 政委 代表 总统 首相";

// The commonest surnames.
inline constexpr std::string_view surnames =
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 "
    "曹 "
    "袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 "
    "姚 谭 "
    "廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 "
    "贺 赖 "
    "龚 文";

// Verbs that call for what stands right behind them.
inline constexpr std::string_view urging =
    "坚持 推进 落实 贯彻 加强 实施 推动 深化 构建 建设 弘扬 践行 树立 牢记 增强 做到 全面 "
    "加快 开展 实现 打好 打赢 提高 完善 健全 促进 坚定 深入 要 统筹 维护 建立 打造 营造 形成 "
    "强化 提升 倡导 共建 strengthen promote advance uphold implement build deepen ensure";

// Characters that foreign names are spelt with.
inline constexpr std::string_view foreign =
    "尔 斯 克 拉 特 巴 德 穆 姆 伊 阿 萨 卡 里 罗 利 亚 马 塔 达 埃 格 莫 奥 维 诺 尼 耶 叙 "
    "乌 沙 哈";

inline constexpr std::string_view times = "年 月 日 号 时 分 秒 周";

inline constexpr std::string_view no_begin =
    "的 了 着 是 也 都 就 而 但 并 或 及 和 与 等 吗 呢 吧 地 得 们 - · + the a an of and or "
    "to in on at by for with from as is are was were be been has have had will would that "
    "this these those it its he his she her they their we our i you your not but if than "
    "then which who said says";

inline constexpr std::string_view no_end =
    "的 了 在 是 和 与 对 将 等 为 于 被 把 从 向 由 以 并 及 或 就 也 都 而 但 这 那 其 该 "
    "- · the a an of and or to in on at by for with from as is are was were be been has have "
    "had will would that this these those it its he his she her they their we our i you your "
    "not but if than then which who said says";

inline constexpr std::string_view may_end =
    "在 以 为 对 从 向 将 由 于 被 把 各 这 那 其 该 本 此 使 让 给 已 还 又 再 有 个 名 位 "
    "到 说 称 据 的 了 着 是 也 都 就 而 但 并 或 及 和 与 等 吗 呢 吧 地 得 们";

// For what, to what, where.
inline constexpr std::string_view setting_out = "为 对 在 年";

inline constexpr std::string_view bland_words =
    "进一步 更加 不断 积极 大力 加快 全面 日前 共同 各 过去 今年 去年 来华 表示 指出 强调 "
    "举行 印发 发布 出席 会见 further more very new last next";

// What news says behind a name: 习近平总书记指出.
inline constexpr std::string_view bland_ends =
    "指出 强调 表示 认为 指示 印发 举行 发布 播发 刊发 播出 said stressed";

// What ends an adverbial, and no expression: when, where, in the course of what.
inline constexpr std::string_view adverbial_ends =
    "中 届 后 前 内 下 时 以来 征程上 会议上 大会上 座谈会上 道路上 基础上 过程上 的新";

// What the names of bodies, laws, meetings, offices, medals and columns end with.
inline constexpr std::string_view name_ends =
    "法案 条例 委员会 论坛 会议 公报 工作报告 同志 总统 主席 总理 电视台 兵团 协会 集团 法院 "
    "检察院 研究院 合作组织 大学 公司 银行 常委 书记 评论员 快评 短评 综述 述评 社论 纪录片 "
    "专题片 全会精神 会议精神 访谈 解读 勋章 奖章 准则 调研行 协定 条约 committee commission forum "
    "report council university ministry";

}  // namespace weiguan::newphrases::lists
