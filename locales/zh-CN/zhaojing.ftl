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
# (end: Results and projection)

### Documents
# (end: Documents)

### Errors
error-no-file = 还没有打开数据文件。请先新建或打开一个会议。
error-cancelled = 已停止，什么都没有改动。
# (end: Errors)

### Command line
# (end: Command line)
