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
# (end: Documents)

### Errors
error-no-file = 还没有打开数据文件。请先新建或打开一个会议。
error-cancelled = 已停止，什么都没有改动。
# (end: Errors)

### Command line
# (end: Command line)
