# 照镜的全部文字。每一节属于一个界面或一层；新增的条目放进自己的那一节。
# 变量写成 { $name }。

### 会议的各个阶段
stage-plan = 筹备
stage-collect = 征求意见
stage-talk = 谈心谈话
stage-self-review = 对照检查
stage-criticise = 批评
stage-meet = 会议
stage-rectify = 整改
stage-ask-again = 回访

### 通用的词
kind-democratic-life = 民主生活会
kind-organisational-life = 组织生活会
rating-met = 做到
rating-mostly-met = 基本做到
rating-gap = 有差距
rating-not-applicable = 不适用

### Frame (footer, help, palette, dialogs)
# (end: Frame (footer, help, palette, dialogs))

### Forms
# (end: Forms)

### Commands
# (end: Commands)

### Home and first run
# (end: Home and first run)

### Meeting wizard
# (end: Meeting wizard)

### Vault (passphrases)
# (end: Vault (passphrases))

### Worksheet
# (end: Worksheet)

### Round and slips
# (end: Round and slips)

### Kiosk
# (end: Kiosk)

### Import
# (end: Import)

### Results and projection
# (end: Results and projection)

### Documents
doc-date = { $year }年{ $month }月{ $day }日
doc-self-review-title = { $name }同志对照检查材料
doc-unit = 单位
doc-meeting = 会议
doc-held-on = 会议日期
doc-theme = 主题
doc-member = 检查人
doc-checklist = 对照依据
doc-draft = 草稿：还没有交出，只有本人能看到。
doc-handed-in = 交出时间
doc-item = { $number }. { $text }
doc-source = 依据
doc-rating = 自己看
doc-facts = 表现
doc-causes = 原因
doc-measures = 措施
doc-due = 完成期限
doc-earlier-edition = 现在的对照依据里没有的条目
doc-unfinished = 还没写完的（{ $count }）
doc-item-open = { $item }（还没开始）
doc-item-begun = { $item }（还没写完）
doc-slips-title = 票码纸条
doc-slip-code = 您的票码
doc-slip-how-1 = 到投票的电脑前，把票码输进去。大小写、空格和横线都不要紧。
doc-slip-how-2 = 一项一项选。不清楚的选“不了解”，不想答的可以空着。
doc-slip-how-3 = 全部看一遍，再投进票箱。一个票码只能投一次。
doc-slip-how-4 = 看到“已投进票箱”以后，把这张纸条撕掉。
doc-slip-promise = 票上没有姓名、时间和先后，票码和选票之间不留任何联系。
doc-slip-check = 核对码 { $hash }
doc-ratings-subject = 对象
doc-ratings-item = 项目
doc-ratings-kind = 类别
doc-ratings-group = 来源
doc-ratings-over = 计入的组
doc-ratings-invited = 应到
doc-ratings-handed-out = 发出
doc-ratings-returned = 收回
doc-ratings-ballots-valid = 有效票
doc-ratings-ballots-spoiled = 废票
doc-ratings-scale = 等次
doc-ratings-grade = 第{ $place }等
doc-ratings-valid = 有效回答
doc-ratings-dont-know = 不了解
doc-ratings-blank = 空白
doc-ratings-mean = 得分
doc-ratings-deviation = 标准差
doc-ratings-favourable = 好评率
doc-ratings-low = 好评率下限（95%）
doc-ratings-high = 好评率上限（95%）
doc-ratings-agreement = 一致程度（r_wg）
doc-ratings-withheld = 不公开的原因
doc-ratings-kind-group = 分组
doc-ratings-kind-pooled = 合计
doc-ratings-kind-weighted = 加权
doc-ratings-below-threshold = 有效回答少于 { $threshold }
doc-ratings-would-reveal = 公开会推算出人数太少的组
# (end: Documents)

### Errors
error-no-file = 还没有打开数据文件。请先新建或打开一个会议。
error-cancelled = 已停止，什么都没有改动。
# (end: Errors)

### Command line
# (end: Command line)
