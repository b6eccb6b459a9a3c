#include "instruments/told_words.h"

namespace weiguan::told {

std::string_view acts() {
  return R"(评论员,快评,钟声,述评,时评,评论,社论,热评=commentary,opinion,editorial,op-ed,analysis
反响,热议,点赞,高度评价,积极评价,国际社会,各界,多国人士,国际人士,解读,专家=reaction,reactions,experts,expert,lauds,hails,welcomes,insights,react
回应,发声,声明,谴责=responds,responds to,condemns,condemn,deplores,condemned,reiterates,urges
将出席,将举行,将于,将在,将召开,将开幕,即将,将成,将发表=to attend,will,to hold,to be held,to open,ahead of,to visit,to meet,to start,upcoming,advisory
综述,专访,访谈,纪实,特写,故事,人物,回顾=profile,interview,feature,story,closeup,vlog,a look,explainer,quotes,what is,why,how,view of
学习贯彻,深入学习,认真学习,学习领会=study and implement
会见,会晤=meets,meet with
会谈,谈判,磋商=talks,negotiations
欢迎仪式,仪式欢迎=welcome ceremony,welcoming ceremony
宴会,晚宴=banquet,state dinner
贺电,贺信,致贺,祝贺=congratulates,congratulate,congratulatory,congratulation,congratulations
通电话,通话=phone,telephone
慰问,慰问电,悼念=condolences,condolence,sympathies
开幕,开幕式,揭幕=opens,opening,kicks off
闭幕,闭幕式,落幕=closes,closing,concludes
考察,调研,视察=inspects,inspection
抵达=arrives
发布会,吹风会=press conference,briefing
出版,单行本,出版发行=published,publishes
签署,签约=sign,signs,signed
审议,表决=deliberates,deliberation,votes
辞职,免职=resigns,resignation,ousted
遇难,死亡,身亡,丧生,受伤,死,伤=killed,dead,death toll,dies,died,injured,casualties,wounded,hurt,rescued
)";
}

}  // namespace weiguan::told
