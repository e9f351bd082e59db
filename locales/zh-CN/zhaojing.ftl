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
frame-too-small = 窗口太小：请放大到至少 60 列 17 行（现在 { $width } 列 { $height } 行）。已经写的都在。
frame-help-title = 这里能按的键
frame-help-close = 按 Esc 返回
frame-menu-title = 菜单
frame-palette-title = 找命令
frame-palette-hint = 输入汉字、拼音首字母或英文
frame-palette-none = 没有这样的命令。少输几个字，或按 F10 从菜单里选。
frame-error-title = 没有做成
frame-broken = 程序这里出了错，这一步没有做成；已经保存的都在。请再试一次；再出现时请告诉维护人员。
frame-save-failed = 最后一次保存没有成功，所以还没有退出。请看清原因再试；再按一次退出就不再保存。
frame-close = 知道了
frame-yes = 确定
frame-look-again = 再看看
frame-cancel = 停止
frame-cancelling = 正在停止…
frame-working = { $done } / { $total }
frame-choose = ↑↓ 选择   Enter 确定   Esc 返回
frame-root = 这里已经是最外面一层。按 F10 看菜单，Ctrl-Q 退出。
frame-theme-now = 颜色：{ $name }
frame-theme-dark = 深色
frame-theme-light = 浅色
frame-theme-projector = 投影
frame-theme-mono = 单色
frame-more-above = ↑ 上面还有
frame-more-below = ↓ 下面还有
frame-ambiguous = 这个终端把“…”一类符号显示成两列，已改用简单符号。
frame-stopped = 照镜意外停止了（{ $place }）。已经保存的内容都在，请重新打开。
frame-weekday-1 = 周一
frame-weekday-2 = 周二
frame-weekday-3 = 周三
frame-weekday-4 = 周四
frame-weekday-5 = 周五
frame-weekday-6 = 周六
frame-weekday-7 = 周日
frame-date = { $month }月{ $day }日 { $weekday }
keys-syntax = 第 { $line } 行：读不懂（{ $words }）。
keys-unknown-command = 第 { $line } 行：没有叫“{ $name }”的命令。命令的名字见 docs/keys.md。
keys-unknown-key = 第 { $line } 行：没有叫“{ $name }”的键。写法如 F5、Ctrl-G、Alt-Down。
keys-not-a-key = 第 { $line } 行：“{ $name }”后面要写一个键，或方括号里的几个键。
keys-fixed = 第 { $line } 行：“{ $name }”的键不能改。
keys-indistinguishable = 第 { $line } 行：终端分不清 { $name } 和 { $other }，请换一个键。
keys-letter = 第 { $line } 行：单独的 { $name } 会被输入法吃掉，请加 Ctrl 或 Alt。
keys-taken = 第 { $line } 行：{ $name } 已经是“{ $other }”的键。
theme-syntax = 第 { $line } 行：读不懂（{ $words }）。
theme-unknown-role = 第 { $line } 行：没有叫“{ $name }”的用处。
theme-unknown-colour = 第 { $line } 行：没有“{ $name }”这个颜色。写 #rrggbb，或先在 [palette] 里起名。
theme-unknown-key = 第 { $line } 行：这里不能写“{ $name }”。
theme-unknown-parent = 第 { $line } 行：没有叫“{ $name }”的颜色方案可以继承。
theme-wrong-kind = 第 { $line } 行：“{ $name }”的值写法不对。
frame-date-year = { $year }年{ $month }月{ $day }日 { $weekday }
# (end: Frame (footer, help, palette, dialogs))

### Forms
form-missing = 这一栏要填。
form-too-long = 最多 { $max } 个字，现在 { $has } 个。
form-too-short = 至少 { $min } 个字，现在 { $has } 个。
form-not-a-number = “{ $typed }”不是数。请只用数字。
form-out-of-range = 要在 { $min } 到 { $max } 之间。
form-too-small = 不能小于 { $min }。
form-too-large = 不能大于 { $max }。
form-not-a-date = “{ $typed }”不是日期。请写成 2026-12-18、20261218 或 12-18。
form-too-early = 不能早于 { $date }。
form-too-late = 不能晚于 { $date }。
form-unknown-choice = 请从列出的里面选。
form-too-many = 最多选 { $max } 个，现在 { $has } 个。
form-too-few = 至少选 { $min } 个，现在 { $has } 个。
form-rows-missing = 还有 { $count } 行没有选。
form-required = 必填
form-counter = { $has } / { $max }
form-date-hint = 2026-12-18 或 12-18，↑↓ 换一天
# (end: Forms)

### Commands
command-group-moving = 移动
command-group-work = 手头的事
command-group-writing = 写
command-group-anywhere = 到处都一样
command-up = 上
command-up-help = 上移一行
command-down = 下
command-down-help = 下移一行
command-left = 左
command-left-help = 向左，或到前一个
command-right = 右
command-right-help = 向右，或到后一个
command-first = 最前
command-first-help = 到行首，或到第一个
command-last = 最后
command-last-help = 到行尾，或到最后一个
command-open = 打开
command-open-help = 打开选中的这一项
command-toggle = 选中
command-toggle-help = 选中或取消
command-next-field = 下一栏
command-next-field-help = 到下一栏
command-previous-field = 上一栏
command-previous-field-help = 到上一栏
command-next = 下一条
command-next-help = 到下一条
command-previous = 上一条
command-previous-help = 到上一条
command-switch-person = 换人
command-switch-person-help = 换一个人坐到这里
command-next-finding = 下一提示
command-next-finding-help = 到下一处提示
command-look = 查看
command-look-help = 查看与这一项有关的内容
command-claim = 认领
command-claim-help = 认领这条意见
command-preview = 预览
command-preview-help = 看写出来的样子
command-project = 投影
command-project-help = 投到大屏幕上
command-refresh = 刷新
command-refresh-help = 再看一遍现在的情况。
command-outline = 大纲
command-outline-help = 看全部条目，到其中一条
command-step-back = 上一步
command-step-back-help = 回到上一步
command-continue = 下一步
command-continue-help = 到下一步
command-submit = 提交
command-submit-help = 填好了，提交
command-hand-in = 交出
command-hand-in-help = 写好了，交出去
command-export = 导出
command-export-help = 写成文件
command-big-type = 大字
command-big-type-help = 大字显示，再按一次恢复
command-new = 新建
command-new-help = 新建一条
command-edit = 修改
command-edit-help = 修改选中的这一项
command-remove = 删除
command-remove-help = 删除选中的这一项
command-import = 导入
command-import-help = 从文件读进来
command-print = 打印
command-print-help = 打印，或写成可以打印的文件
command-find = 查找
command-find-help = 查找文字
command-undo = 撤销
command-undo-help = 撤销刚才的输入
command-redo = 重做
command-redo-help = 重做撤销了的输入
command-select-all = 全选
command-select-all-help = 选中这一栏的全部文字
command-save = 保存
command-save-help = 立即保存（平时自动保存）
command-help = 帮助
command-help-help = 这里能按哪些键
command-menu = 菜单
command-menu-help = 这里能做的每一件事
command-palette = 找命令
command-palette-help = 用汉字、拼音首字母或英文找命令
command-theme = 换颜色
command-theme-help = 深色、浅色、投影、单色轮流换
command-language = English
command-language-help = 换成英文界面
command-back = 返回
command-back-help = 返回前面一层
command-quit = 退出
command-quit-help = 保存并退出程序
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
results-name = 结果
results-title = 结果 · { $unit } { $meeting }
results-missing = 还没有结果。封箱、开箱计票以后，这里会有每一项、每个人的得分，和大家写的意见。
results-base = 发出 { $out }  收回 { $back }  有效 { $valid }  废 { $spoiled }
results-overview = 加权得分，按班子顺序排列，不排名次。{ $weights }
results-weights-equal = 各组权重相同
results-weights = 各组权重：{ $each }
results-list-comma = 、
results-list-and = 和
results-mean = 平均
results-columns = 第{ $from }–{ $to }项 共{ $all }
results-open = 看详情
results-opinions = 看意见
results-note-few = 有效回答不到 { $threshold } 人的不显示，免得看出是谁。
results-note-reveal = 这一格显示出来，就能倒推出人数太少的一组，所以也不显示。
results-note-dont-know = “不了解”和空着的不算有效。分数供参考，怎么评由大家定。
results-group = 谁来评
results-group-invited = 应到
results-group-out = 发出
results-group-back = 收回
results-group-valid = 有效
results-group-spoiled = 废票
results-group-straight = 从头到尾一个档
results-next-subject = 换人
results-next-item = 换项
results-place = 第 { $item } 项 / 共 { $items } 项
results-valid = 有效
results-score = 得分
results-pooled = 合起来（按票数）
results-pooled-part = 合起来（只算{ $groups }）
results-weighted = 加权得分
results-favourable = { $grades } { $rate }%，误差范围 { $low }%–{ $high }%（95%）
results-and-better = { $grade }以上
results-stands-out = 看得出来
results-explanation = 说明
results-nothing-stands-out = 没有特别突出的地方
results-gap = { $high }比{ $low }高 { $points } 分
results-gap-widest = { $gap }，是各项里差得最多的
results-concentrated = 意见集中
results-divided = 意见有分歧
results-poles = 意见两头分
results-straight = { $group }有 { $ballots } 张票从头到尾一个档
results-explain-valid = “不了解”和空着的不算有效
results-outside = { $word }或空着：{ $each }
results-left-out = 加权得分里没有{ $groups }
results-opinions-title = 意见 · { $name }
results-opinions-from = { $group }（{ $count } 条）
results-opinions-together = { $groups }，合在一起不分是谁（{ $count } 条）
results-opinions-few = { $groups }：票数不到 { $threshold } 张，意见不单列。
results-opinions-none = 没有人写。
results-opinions-note = 意见的先后是打乱的，和打的分、投票的先后都没有关系。
results-no-opinions = 这份问卷没有请大家写意见。
results-next-page = 下一页
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
error-read = { $path } 读不出来：{ $why }。请检查文件还在不在、能不能打开。
error-write = { $path } 写不进去：{ $why }。请换一个文件夹或文件名再试。
error-write-exists = { $path } 已经有了，没有覆盖它。请换一个文件名，或先把旧文件移走。
error-unknown-pack = 内容包里没有 { $pack }。请用“zhaojing content list”看看有哪些，或换一个。
error-no-meeting = 这个数据文件里没有会议。请新建一个会议。
error-short-passphrase = 口令至少 { $least } 个字符。可以用一句只有您知道的话。
error-wrong-passphrase = 口令不对。请再输一次；忘了可以用恢复密钥。
error-wrong-recovery = 这是别处的恢复密钥，打不开这里。请找写着本人姓名的那一张。
error-recovery-unknown = 第 { $place } 个字“{ $character }”不会出现在恢复密钥里。请对照纸条再看一遍。
error-recovery-length = 恢复密钥是 24 个字，这里有 { $found } 个。请对照纸条再输一次。
error-recovery-check = 恢复密钥里有一个字不对，或者两个字换了位置。请对照纸条再输一次。
error-no-passphrase-yet = 还没有设过口令。请先设一个。
error-damaged-key = 存着的密钥坏了或者被人改过。请用备份文件恢复。
error-newer = 这是更新版本的照镜写的。请用新版本打开。
error-memory = 核对口令要用 { $mib } MiB 内存，现在不够。请关掉别的程序再试。
error-no-random = 操作系统没有给出随机数，什么都没有写。请重新启动电脑再试。
error-damaged-draft = 有一条草稿打不开：文件坏了或者被挪动过。请用备份文件恢复。
error-text-too-long = 这段文字太长（{ $len } 字节，最多 { $max }）。请分成几条写。
error-already-handed-in = 材料已经交出，不能再改。要改请先撤回。
error-not-handed-in = 还没有交出材料。草稿只有本人能看。
error-nothing-to-hand-in = 还一个字都没有写，没有可交的。请先写几条。
error-no-round = 还没有开始征求意见。请先发起。
error-round-exists = 这次会议已经发起过征求意见，不能再发起一次。
error-round-not-open = 征求意见已经结束，不能再投票或导入。
error-round-not-closed = 票箱还没有封。请先封箱，再开箱计票。
error-not-released = 还没有开箱计票，没有结果可看。
error-setup = 票箱里的设置读不出来：{ $why }。请用原来的票箱文件。
error-other-box = 这是另一轮的票箱。请找这次会议的票箱文件。
error-box-closed = 票箱已经封了，不能再投票。
error-damaged-box = 票箱文件坏了。请停止使用，保留原件并找技术人员。
error-counts-contradict = 票数对不上：箱里的票和用掉的票码不一样多。请保留票箱，由两人一起核对。
error-root-differs = 封箱以后票箱里的票被改动过，和封箱时的校验码不一致。请不要使用这个结果。
error-ballot-twice = 票箱里有一张票出现了两次，说明有人复制过。请不要使用这个票箱。
error-foreign-ballot = 票箱里有一张票打不开：它坏了，或者不是这一轮的。计票没有进行。
error-ballot = 有一张票和问卷对不上。计票没有进行。
error-code-length = 票码是 12 位，这里有 { $found } 位。请对照纸条再输一次。
error-code-symbol = 第 { $place } 位“{ $symbol }”不会出现在票码里。请对照纸条再输一次。
error-code-check = 票码里有一位看错了，或者两位换了位置（O 和 0、I 和 1 都可以）。请对照纸条再输一次。
error-code-unknown = 这个票箱里没有这个票码。请看看纸条上的编号和屏幕上的是不是一样。
error-code-used = 这个票码已经用过了，票已记入票箱。一个票码只能投一次。
error-ballot-too-long = 写的意见太长，一张票放不下。请删短一些（现在 { $len }，最多 { $max }）。
plan-no-unit = 还没有写单位名称。请写上，例如“石桥镇党委”。
plan-no-title = 还没有写会议名称。
plan-no-members = 还没有班子成员。请至少加一位。
plan-unnamed-member = 第 { $place } 位成员没有姓名。请补上。
plan-same-member-twice = { $name } 写了两次（姓名和职务都一样）。请删掉一个。
plan-too-many-members = 成员有 { $count } 位，最多 { $most } 位。
plan-no-groups = 还没有要征求意见的群体。请至少加一个。
plan-empty-group = “{ $name }”的人数是 0。请写上人数，或删掉这一类。
plan-same-group-twice = 群体代号 { $id } 用了两次。请改一个。
plan-no-weight = 所有群体的权重都是 0，算不出合计。请至少给一个写上权重。
error-release = 存着的结果读不出来：{ $why }。请用备份文件恢复。
error-more-returned = { $group }：发出 { $out } 张，却收回 { $back } 张，对不上，没有公布。请核对票箱。
error-not-all-counted = { $group }：收回 { $back } 张，但有效 { $valid } 张加废票 { $spoiled } 张对不上，没有公布。
error-no-turnout = { $group } 的票数不知道，没有公布。请核对票箱。
error-foreign-votes = 有 { $count } 张票不属于这一轮的任何群体，没有公布。请核对票箱。
store-not-found = 找不到 { $path }。请看看路径对不对。
store-locked = 这个文件正在别的窗口或程序里打开着。请先把那边关掉，再来一次。
store-not-ours = 这不是照镜的文件。请选照镜的数据文件（.zj）或票箱（.box）。
store-damaged = 文件坏了，没有改动它。请用备份文件恢复。
store-older = 这是旧版本的文件，要先用照镜打开一次，才能只读。
store-read-only = { $path } 不能写。请换一个能写的文件夹，或请管理员开放权限。
store-disk-full = 磁盘满了，这一次没有写进去，以前的都在。请腾出空间再试。
store-io = 读写 { $path } 时出错：{ $why }。请检查磁盘或U盘，再试一次。
store-sqlite = 数据文件出错：{ $why }。请重新打开程序再试。
store-vault-exists = 口令已经设过了。请用口令打开，忘了可以用恢复密钥。
store-round-state = 这一轮已经到了下一步，不能再做这件事。请按 F5 刷新。
store-box-full = 一个票箱最多放 { $capacity } 张票。请再用一个票箱。
content-error = { $file } 第 { $line } 行 { $key }：{ $why }
content-more = ……还有 { $more } 处。请改好再试。
content-unreadable = 读不出来（{ $detail }）
content-not-utf8 = 不是 UTF-8 文本，请另存为 UTF-8
content-too-large = 文件超过 { $most } 字节
content-unknown-place = 没有放在内容包的文件夹里（checklists、questionnaires、schedules、demo）
content-syntax = 不是 TOML 的写法（{ $detail }）
content-unknown-key = 没有这一项，请看看有没有写错
content-missing-key = 缺这一项，请补上
content-wrong-value = 值不对（{ $detail }）
content-empty = 是空的，请写上
content-too-long = 有 { $found } 个字符，最多 { $most } 个
content-hidden-character = 里面有看不见的字符，请删掉
content-bad-id = 代号只能用小写字母、数字和单个连字符
content-duplicate = “{ $value }”出现了两次
content-count = 有 { $found } 个，应该是 { $least } 到 { $most } 个
content-range = 应该在 { $least } 和 { $most } 之间
content-no-such = 写的“{ $name }”并不存在
content-shares = 各份加起来是 { $sum }，应该是 100
content-no-leaning = 缺少 { $group } 对 { $subject } 的评分分布
content-same-pack = 和 { $other } 的代号、版本一样
content-score-order = 分值要从最好的一档往下降
content-favourable-order = 算“好评”的档不能排在不算的后面
content-stage-order = 各阶段的日子要按工作顺序，开会那天是 0
content-not-all-verified = 里面还有没核对过的条目，整包不能标为已核对
content-not-for-this-answer = 这种答法用不到这一项
# (end: Errors)

### Command line
cli-about = 照镜：准备、召开、跟进民主生活会。不带子命令就打开程序。
cli-after = 第一次用？运行 zhaojing demo 看一个例子。程序里随时按 F1 看帮助，F10 打开菜单。
cli-lang = 界面语言
cli-theme = 配色：dark、light、projector、mono，或自己的配色
cli-data = 数据文件（默认 zhaojing.zj）
cli-format = 输出格式
cli-out = 写到这个文件（不写就打印到屏幕）
cli-passphrase-file = 从文件的第一行读口令，不在屏幕上问
cli-kiosk = 打开填票机：只有票箱，别的都不能看
cli-kiosk-box = 票箱文件（….box）
cli-import = 把问卷平台导出的表放进票箱
cli-import-file = 导出的表（.xls、.xlsx、.csv）
cli-import-map = 对应表：哪一列是哪一题，哪个词是哪一档
cli-import-dry = 只看不导：列出会留下什么、会丢掉什么
cli-import-kept = 留下的列：{ $columns }
cli-import-dropped = 丢掉的列：{ $columns }
cli-import-unknown = 对应表里没有：{ $column } 的“{ $value }”，{ $count } 次
cli-import-done = 导入 { $added } 张票；{ $already } 行以前导入过，没有重复放进去。
cli-demo = 写一个可信的例子并打开它
cli-demo-seed = 同一个数字得到同样的意见和评分
cli-demo-no-open = 只写文件，不打开
cli-demo-done = 例子写好了：{ $path }，票箱里有 { $ballots } 张票。口令：
cli-content = 内容包：检查表、问卷
cli-content-list = 列出有哪些内容包
cli-init = 新建一个会议
cli-init-unit = 单位名称，例如 石桥镇党委
cli-init-title = 会议名称，例如 2026年度民主生活会
cli-init-kind = 民主生活会，或 组织生活会
cli-init-date = 开会的日子
cli-init-topic = 会议主题
cli-init-members = 班子成员名册（姓名、职务两列，按班子排序；第一位主持）
cli-init-group = 征求意见的群体和人数，例如 residents=60；可以写几次
cli-init-checklist = 检查表（默认党章2022年版）
cli-init-questionnaire = 问卷
cli-init-done = 会议建好了：{ $path }
cli-init-recovery = 会务的恢复密钥，只显示这一次，请抄在纸上收好：
    { $words }
cli-office-passphrase = 会务口令：
cli-own-passphrase = { $name }的口令：
cli-no-terminal = 这里不能问口令。请用 --passphrase-file 指定口令文件。
cli-bad-pack = “{ $given }”不是内容包的写法。请写成 代号@版本，例如 party-constitution@2022。
cli-bad-group = “{ $given }”不是群体的写法。请写成 代号=人数，例如 residents=60。
cli-unknown-group = 问卷里没有群体 { $id }。可以用：{ $known }。
cli-no-member = 班子里没有叫“{ $name }”的成员。请看看名字有没有写错。
cli-bad-config = 配置文件 { $path } 第 { $line } 行有错：{ $why }。请改好再启动。
cli-output = 写不出去：{ $why }
cli-round = 征求意见：发起、看进度、封箱、开箱计票
cli-round-open = 发起征求意见：做票箱和票码纸条
cli-round-box = 票箱放在哪里（….box）
cli-round-slips = 票码纸条放在哪里（….html，打印后删掉）；不写就没有票码，只能导入
cli-round-threshold = 少于几张票的数字不公布（3–20，默认5）
cli-round-comments = 少于几张票的群体意见不单列（默认10）
cli-round-status = 各群体投了多少票（开箱以前只能看这个）
cli-round-close = 封箱：不能再投，得出写进会议记录的校验码
cli-round-count = 开箱计票，按规则公布
cli-round-opened = 征求意见开始了：{ $codes } 个票码，设置编号 { $mark }。
cli-round-one-person = 钥匙：一人保管（用会务口令就能开箱）。
cli-round-slips-advice = 请打印票码纸条，裁开、打乱、让人自己抽，然后删掉这个文件。
cli-round-group = { $name }：应到 { $invited }，发出 { $out }，收回 { $back }
cli-round-closed = 票箱已封。请把校验码写进会议记录：{ $root }
cli-round-counted = 开箱计票完成：{ $ballots } 张有效票，结果已按规则公布。
cli-export = 导出：评分、对照检查材料
cli-export-ratings = 公布的评分（CSV 可用表格软件打开）
cli-export-review = 一位成员的对照检查材料（Markdown）
cli-export-member = 成员姓名
cli-export-own = 用本人口令导出自己的草稿（不写就用会务口令导出已交的）
cli-export-done = 写好了：{ $path }
cli-demo-office = 会务（主持人、办公室）
# (end: Command line)
