// The words by which a goal is known: comparisons, periods, verbs of doing so often and of bringing about, measures.
#pragma once

#include <vector>

#include "plan/text.hpp"

namespace xiezhi::plan {

using Words = std::vector<TextView>;

inline const Words kAtLeastBefore{U"不低于", U"不少于", U"不得低于", U"不得少于", U"至少", U"达到", U"达", U"超过", U"突破", U"高于", U"大于",
                      U"多于",
                           U"不小于", U"最低", U"提高到", U"提升到", U"提升至", U"提高至", U"增加到", U"增加至", U"升至", U"上升到", U"上升至",
                           U"保持在", U"稳定在", U"力争", U"力争达", U"不下于", U"达到了", U"不少於", U"扩大到", U"扩大至", U"扩展至", U"扩展到", U"拓展至", U"拓展到", U"增长到", U"增长至", U"发展到", U"增至", U"至少达到", U"起码",
                           U"增长", U"提高", U"提升", U"增加", U"上升", U"下降", U"降低", U"减少", U"压降", U"压减", U"削减", U"缩减", U"缩短", U"压缩", U"至少有", U"至少要有", U"至少要", U"不能低于", U"不能少于",
                      U"须达", U"应达"};
inline const Words kAtMostBefore{U"不超过", U"不高于", U"不得超过", U"不得高于", U"低于", U"少于", U"小于", U"控制在", U"降至", U"降低到", U"降低至",
                          U"下降到", U"下降至", U"降到", U"压降至", U"不大于", U"不多于", U"最多", U"不突破", U"控制到", U"不能超过", U"缩短至",
                      U"缩短到",
                          U"压缩至", U"压缩到", U"减少到", U"减少至", U"减至", U"不得多于", U"不多於", U"控制至"};
inline const Words kAtLeastAfter{U"以上", U"及以上", U"或以上", U"之上", U"起步"};
inline const Words kAtMostAfter{U"以内", U"以下", U"之内", U"及以下", U"之下"};
inline const Words kPast{U"去年", U"上年", U"累计", U"截至", U"截止", U"目前", U"现有", U"共有", U"以来", U"已经", U"已建", U"已有", U"已完成",
                  U"曾", U"上年度", U"原有", U"现已", U"荣获", U"辖有", U"下辖", U"实有", U"核定编制", U"已签", U"已配", U"已聘", U"已开展", U"已办", U"已培", U"已设", U"已创", U"在册"};
inline const Words kAhead{U"力争", U"确保", U"争取", U"目标", U"要达到", U"不低于", U"不少于", U"不超过", U"至少", U"力求", U"努力", U"将"};
inline const Words kEveryPeriod{U"全年", U"每年", U"年内",   U"今年",   U"每季度",   U"每月",   U"每季",   U"每半年", U"每周", U"每个",   U"每村",   U"每名",
                                U"每所", U"每人", U"本年度", U"年度内", U"每两个月", U"每个月", U"每科室", U"各",     U"每镇", U"上半年", U"下半年", U"每万",
                                U"每百", U"每千", U"每十万", U"每半月", U"每旬",     U"每日",   U"每学期", U"每学年", U"每户", U"每校",   U"每双月", U"每单月"};
// What a plan does so and so many times: only for measures of occasions.
inline const Words kOccasions{U"组织", U"开展", U"召开", U"举办", U"举行", U"组织开展", U"实施", U"进行", U"参加", U"安排", U"承办", U"集中",
                      U"巡回", U"听取", U"组织召开", U"组织举办"};
// What a plan brings about: for any measure.
inline const Words kProducts{
    U"再增", U"再创建", U"再打造", U"再新增", U"更换",   U"更新",     U"添置",     U"购置",     U"维修",     U"修缮",     U"补充", U"张贴",     U"悬挂", U"招募", U"新聘", U"培树", U"推选", U"挖掘",     U"树立",
    U"策划", U"筹办",   U"参评",     U"申创",     U"立项",     U"攻克",     U"播出",     U"录播", U"投稿",     U"供稿", U"采写", U"上稿", U"转载", U"颁发", U"续建",     U"迁建",
    U"翻建", U"兴建",   U"建造",     U"增派",     U"派驻",     U"选配",     U"配置",     U"配齐", U"加配",     U"升格", U"晋级", U"归集", U"督办", U"摸排",

    U"建成", U"新建",   U"打造",     U"创建",     U"培育",     U"建立",     U"设立",     U"成立", U"新增",     U"选树", U"培养", U"评选", U"推出", U"建设", U"命名",     U"发展",
    U"引进", U"招录",   U"招聘",     U"选聘",     U"遴选",     U"编印",     U"发放",     U"制作", U"拍摄",     U"出台", U"制定", U"修订", U"清理", U"审查", U"审核",     U"办理",
    U"办结", U"受理",   U"化解",     U"调处",     U"调解",     U"完成",     U"评查",     U"抽查", U"检查",     U"走访", U"服务", U"回访", U"排查", U"征集", U"报送",     U"发布",
    U"推送", U"撰写",   U"解答",     U"帮扶",     U"救助",     U"培训",     U"轮训",     U"改造", U"创成",     U"刊发", U"发表", U"刊登", U"播发", U"下发", U"再建",     U"督察",
    U"督查", U"接待",   U"提供",     U"宣讲",     U"配备",     U"筹集",     U"争取",     U"创评", U"新创",     U"争创", U"编写", U"播放", U"录制", U"印发", U"新设",     U"增设",
    U"升级", U"讲授",   U"印制",     U"拓展",     U"增加",     U"吸纳",     U"聘请",     U"聘任", U"调研",     U"表扬", U"表彰", U"查处", U"治理", U"组建", U"选派",     U"监测",
    U"检测", U"抽检",   U"申报",     U"编发",     U"整顿",     U"抽取",     U"发出",     U"拆除", U"审议",     U"研究", U"申请", U"净增", U"挂牌", U"认定", U"推广",     U"开设",
    U"开办", U"复核",   U"整治",     U"清退",     U"种植",     U"改造提升", U"改建",     U"扩建", U"修建",     U"新修", U"硬化", U"安装", U"购置", U"投入", U"签约",     U"开工",
    U"储备", U"推荐",   U"选拔",     U"消除",     U"整改",     U"破获",     U"侦办",     U"征收", U"巡查",     U"巡访", U"约谈", U"通报", U"普查", U"慰问", U"资助",     U"捐助",
    U"接受", U"接访",   U"编制",     U"起草",     U"制发",     U"撤并",     U"引育",     U"招引", U"兑现",     U"减免", U"创办", U"承接", U"设置", U"栽植", U"展出",     U"更换",
    U"布设", U"投放",   U"新改建",   U"新创建",   U"新改扩建", U"新培育",   U"新打造",   U"新评", U"带动",     U"查办", U"投资", U"开通", U"搭建", U"绘制", U"张贴",     U"悬挂",
    U"赠送", U"划分为", U"优化提升", U"优化调整", U"调整优化", U"征求",     U"形成",     U"梳理", U"梳理公布", U"压减", U"取消", U"精简", U"减少", U"下放", U"引入",     U"建好",
    U"办好", U"汇编",   U"增配",     U"补充",     U"充实",     U"聘用",     U"选任",     U"孵化", U"推介",     U"曝光", U"公开", U"公布", U"结对", U"收集", U"采集",     U"征订",
    U"绘就", U"获评",   U"获得",     U"入选",     U"达标",     U"提档升级", U"提质升级", U"新聘", U"新招录",   U"选育", U"推树", U"编撰", U"摄制", U"开发", U"提升改造", U"修缮",
    U"修复", U"维修",   U"加装",     U"新装"};
inline const Words kOccasionMeasures{U"次", U"场", U"期", U"轮", U"批", U"堂", U"场次", U"人次", U"批次", U"件次", U"学时", U"课时", U"件",
                      U"班次", U"课", U"节", U"回", U"遍"};
inline const Words kIdleMeasures{U"部", U"门", U"类", U"种", U"道", U"站", U"村", U"类别", U"日", U"天", U"分", U"片", U"对", U"余", U"队",
                      U"案", U"岗", U"档", U"版", U"倍"};
inline const Words kDuration{U"工作日", U"日", U"天", U"小时", U"分钟"};
// What stands before a limit in time or per head: "每月不少于1次", "每百万人不少于1000份".
inline const Words kEachEnds{U"人", U"村", U"镇", U"镇街", U"街", U"乡", U"所", U"社区", U"街道", U"户", U"家", U"单位", U"学校", U"班", U"组", U"月", U"季度",
                      U"季", U"年",
                             U"周", U"学期", U"科室", U"部门", U")", U"人口", U"名", U"县", U"区", U"支部", U"站", U"天", U"日", U"次", U"批", U"期"};
// What is settled for each of them: "每个网格明确1名调解员".
inline const Words kSettles{U"明确", U"确定", U"安排", U"落实", U"配", U"选定", U"指定", U"划分"};
// Deeds that are counted themselves: "走访每月至少1次".
inline const Words kDeeds{U"走访", U"排查", U"回访", U"调研", U"培训", U"检查", U"抽查", U"督查", U"督察", U"巡查", U"宣讲", U"评查", U"审查",
                      U"轮训", U"慰问",
                          U"约谈", U"接访", U"通报", U"报送", U"入户"};
// A rate's own name does not begin with what is to be done to it.
inline const Words kRateHeads{U"提高", U"提升", U"落实", U"保持", U"稳定", U"降低", U"加强", U"做到", U"检查", U"组织", U"开展", U"查处"};

bool is_one_of(TextView word, const Words& words);
// 了 says that something was done, but not in 为了 and 了解.
bool completed(TextView clause);
bool is_rate_name(TextView words);
// Growth and decline are part of what is measured: "信访量下降5%".
bool is_change(TextView word);
TextView last_verb(TextView words);
// Without "每月", "每个村(社区)", "每百万人" at its end.
TextView strip_each(TextView words);
TextView strip_tail(TextView words, bool ratio);
// "每个社区至少建成": nothing in it names what is counted.
bool only_verb(TextView words);
// "依托3个站点", "对5家单位": the number belongs to the means, not to what the verb brings about.
bool is_means(TextView words);
TextView strip_verb(TextView words);
TextView without_front_stops(TextView words);

}  // namespace xiezhi::plan
