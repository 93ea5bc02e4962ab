import type { Message } from '../checks/rule.js';
import { MAX_PAGES } from '../formats/pdf/open.js';
import { COMPOSE_FORMATS } from './compose/formats.js';
import { DEFAULT_MAX_MEGABYTES, type Verb } from './options.js';

const OPTIONS: Message = {
  zh: `选项
  --format FORMAT      输出格式（见各命令；默认为所列第一种）
  --lang zh|en         报告语言（默认 zh）
  --max-size N         单个文件的上限，以 MB 计（默认 ${DEFAULT_MAX_MEGABYTES}）；更大的文件不读
  --max-pages N        PDF 页数的上限（默认 ${MAX_PAGES}）；页数更多的不读
  -j, --jobs N         同时读取的进程数（默认按处理器和内存）
  --package            每个文件夹或压缩包是一份公开文本，不再辨认
  --as-one             给出的全部文件是一份公开文本
  --separate           文件夹里的文件也各自核对
  --no-progress        不显示进度
  -q, --quiet          不在标准错误输出进度
  -h, --help           用法；mingzhang check --help 只看一个命令
  -V, --version        版本`,
  en: `Options
  --format FORMAT      output format (see each command; the first one if not given)
  --lang zh|en         language of the report (zh if not given)
  --max-size N         largest file read, in MB (${DEFAULT_MAX_MEGABYTES} if not given)
  --max-pages N        most pages of a PDF (${MAX_PAGES} if not given); one with more is not read
  -j, --jobs N         processes that read at the same time (by processors and memory if not given)
  --package            each folder or archive is one disclosure, whatever its files say
  --as-one             all files given are one disclosure
  --separate           files of a folder, too, are checked each by itself
  --no-progress        no progress
  -q, --quiet          no progress on standard error
  -h, --help           usage; mingzhang check --help for one command
  -V, --version        version`,
};

const STATUS: Message = {
  zh: `退出状态
  2  有文件无法读取，或命令行有误
  1  有错误或警告
  3  有无法核对的关系或未读出的数字
  0  其余情形（提示不影响）`,
  en: `Exit status
  2  a file could not be read, or the command line is wrong
  1  an error or a warning
  3  something was not checkable, or a figure was not read
  0  otherwise (notes never count)`,
};

const VERBS: Readonly<Record<Verb, Message>> = {
  read: {
    zh: `mingzhang read FILE... [--format text|json]
  读出文件中的表格、文字里的数字和它们所指的事实。
    mingzhang read 决算.pdf
    mingzhang read --format json 决算.txt 预算.txt > 读数.json`,
    en: `mingzhang read FILE... [--format text|json]
  Reads the tables, the figures of the running text, and the facts they state.
    mingzhang read accounts.pdf
    mingzhang read --format json accounts.txt budget.txt > reading.json`,
  },
  check: {
    zh: `mingzhang check FILE... [--format text|json|sarif|html|xlsx|pdf] [--all] [-o OUT] [--max-warnings N]
  核对文件中的数字是否相互一致，指出问题所在。
  --all                列出每一条关系及其结果
  -o, --out OUT        写入文件；html 且有多个文件时写入文件夹，另有 index.html；
                       pdf 是加了高亮和批注的副本（只限 PDF 文件），多个文件时写入文件夹
  --max-warnings N     不超过 N 个警告时不以 1 退出（默认 0）
  --config FILE        规则和级别的配置；不给时取最近的 mingzhang.config.yaml（--no-config 不取）
  --profile NAME       配置中的一个方案
  --baseline FILE      已知并接受的问题，各有原因和截止日期
  --write-baseline FILE  把现有问题写成待填写的清单
  --rule ID            只用这条规则（可多次给出）
  --fix-dry-run        试用各问题的改法：列出原数和改后的数，使几条关系成立、几条不成立；不改任何文件
                       （text、json、html）
  --print-config       不核对，只列出对各文件有效的配置和各规则的级别（JSON）
  --stats              在标准错误输出各规则的用时和问题数
  --cache              没有变动的文件不再核对（结果存于 .mingzhang-cache；--cache-location DIR 另定）；
                       程序、配置、更正或文件有变即重新核对；扫描件和由 LibreOffice 转换的文件总是重新核对
  文件夹和 .zip 中的文件，同一单位、年度、种类而互为补充的（正文与附表）合为一份核对。
  几份文件之间也相互核对：年初预算、上年数、结转、部门与单位。
    mingzhang check 决算.pdf
    mingzhang check 某局决算公开.zip
    mingzhang check 正文.docx 附表.xlsx --as-one
    mingzhang check *.txt --format html -o 报告
    mingzhang check 决算.txt --format sarif -o 决算.sarif
    mingzhang check 全部/ --format xlsx -o 清单.xlsx
    mingzhang check 决算.pdf --format pdf -o 批注.pdf`,
    en: `mingzhang check FILE... [--format text|json|sarif|html|xlsx|pdf] [--all] [-o OUT] [--max-warnings N]
  Checks the figures of the files against each other and says what is wrong and where.
  --all                list every relation with its outcome
  -o, --out OUT        write to a file; html of several files: to a folder, with an index.html;
                       pdf: a copy with highlights and notes (of PDF files), several to a folder
  --max-warnings N     up to N warnings do not make the exit status 1 (0 if not given)
  --config FILE        rules and severities; else the nearest mingzhang.config.yaml (--no-config: none)
  --profile NAME       a profile of the config
  --baseline FILE      findings that are known and accepted, each with reason and last day
  --write-baseline FILE  writes the findings as such a list, to be filled in
  --rule ID            only this rule (may be given several times)
  --fix-dry-run        try the repairs of each finding: figures before and after, how many relations
                       that mends and breaks; no file is changed (text, json, html)
  --print-config       no check: the config and each rule's severity that hold for the files (JSON)
  --stats              time and findings of each rule, on standard error
  --cache              files that have not changed are not checked again (results in
                       .mingzhang-cache; --cache-location DIR for another folder); another program,
                       config, correction or byte has them checked again; scans and files that
                       LibreOffice converts always are
  Files of a folder or .zip that are of one unit, year and kind and complete each other (text
  here, tables there) are checked as one. Several documents are also compared with each other:
  initial budgets, last year's figures, carry-over, a department and its units.
    mingzhang check accounts.pdf
    mingzhang check bureau.zip
    mingzhang check text.docx tables.xlsx --as-one
    mingzhang check *.txt --format html -o reports
    mingzhang check accounts.txt --format sarif -o accounts.sarif
    mingzhang check all/ --format xlsx -o list.xlsx
    mingzhang check accounts.pdf --format pdf -o annotated.pdf`,
  },
  ledger: {
    zh: `mingzhang ledger FILE... [--format text|json|xlsx] [-o OUT]
  文件中印出的每一个数字及其状态：相互印证（其他数字把它限定在什么范围、凭哪些关系）、可能有误、
  知其所指而无从核对（原因）、不知所指。四类之和就是全部数字。
    mingzhang ledger 决算.pdf
    mingzhang ledger 决算.pdf --format xlsx -o 数字.xlsx`,
    en: `mingzhang ledger FILE... [--format text|json|xlsx] [-o OUT]
  Every printed number of the files with its state: tied (the range that the others leave, and by
  which identities), conflicting, unchecked (why), or unbound. The four add up to all numbers.
    mingzhang ledger accounts.pdf
    mingzhang ledger accounts.pdf --format xlsx -o numbers.xlsx`,
  },
  corrections: {
    zh: `mingzhang corrections FILE
  列出文件旁 mingzhang.corrections.yaml 中对该文件的人工更正及其状态，并给出可直接编辑的条目。
  读错的数字改在这里，不改文件；文件内容一变，更正即失效并给出警告。
    mingzhang corrections 决算.pdf > mingzhang.corrections.yaml`,
    en: `mingzhang corrections FILE
  Lists the corrections of readings for the file, in mingzhang.corrections.yaml beside it, with
  their state, and gives entries ready to edit. When the file changes, they are no longer used.
    mingzhang corrections accounts.pdf > mingzhang.corrections.yaml`,
  },
  diff: {
    zh: `mingzhang diff OLD NEW [--format text|json]
  同一文本两个版本之间的变化：逐个数字、逐个问题。有变化时以 1 退出。
    mingzhang diff 决算-初稿.docx 决算-定稿.pdf`,
    en: `mingzhang diff OLD NEW [--format text|json]
  What changed between two versions of a document, figure by figure and finding by finding.
  Ends with 1 where anything changed.
    mingzhang diff accounts-draft.docx accounts-final.pdf`,
  },
  show: {
    zh: `mingzhang show FILE [-o OUT] [--format html|png] [--pages 3-5] [--findings]
  把读出的内容画在原文上：表格线、单元格（对应到事实、未对应、空）、文字中的数字、没有读出的
  部分和存疑的数字。网页不需要网络，也没有脚本；png 每页一个文件，用于 PDF 和图片。
  -o, --out OUT        写入的文件（默认 当前文件夹下的 FILE.show.html；png 为文件夹 FILE.show）
  --pages 3-5          只画这些页（如 3、3-5、1,4-6）
  --findings           同时画出核对发现的问题
    mingzhang show 决算.pdf
    mingzhang show 决算.pdf --pages 12-20 --findings -o 看.html
    mingzhang show 决算.pdf --format png --pages 12`,
    en: `mingzhang show FILE [-o OUT] [--format html|png] [--pages 3-5] [--findings]
  Draws what was read over the document: table grids, cells (bound to a fact, not bound, blank),
  figures of the text, what was not read and what is doubtful. The page needs no network and no
  script; png is a file for each page of a PDF or picture.
  -o, --out OUT        file to write (FILE.show.html in the current folder if not given; for png
                       the folder FILE.show)
  --pages 3-5          only these pages (such as 3, 3-5, 1,4-6)
  --findings           draw what the check found, too
    mingzhang show accounts.pdf
    mingzhang show accounts.pdf --pages 12-20 --findings -o look.html
    mingzhang show accounts.pdf --format png --pages 12`,
  },
  rules: {
    zh: `mingzhang rules [--format text|json]
  列出全部核对规则。
    mingzhang rules`,
    en: `mingzhang rules [--format text|json]
  Lists all rules.
    mingzhang rules --lang en`,
  },
  explain: {
    zh: `mingzhang explain RULE | FINDING FILE [--format text|json]
  说明一条规则：内容、依据、合格与不合格的例子；或文件中的一个问题（编号可只写前几位）：算式、各处
  位置、其他可能和它的规则。
    mingzhang explain table-sum
    mingzhang explain 904987136b 决算.txt`,
    en: `mingzhang explain RULE | FINDING FILE [--format text|json]
  Shows one rule: what it says, on what basis, with passing and failing examples; or one finding of
  a file (by its id or how that begins): its sum, all places, what else it may be, and its rule.
    mingzhang explain table-sum --lang en
    mingzhang explain 904987136b accounts.txt`,
  },
  init: {
    zh: `mingzhang init DIR --layout LAYOUT [--year YEAR] [--statements]
  建一个新账套，内有录入表（下拉科目、填写说明、锁定的合计）和待写的文字（texts/）。
  已有的文件不会改动。
  --year YEAR          财政年度（不给时按版式）
  --statements         只录各科目的最终数，不录逐笔支出
    mingzhang init 账套 --layout shaanxi-final-accounts-2022 --year 2023`,
    en: `mingzhang init DIR --layout LAYOUT [--year YEAR] [--statements]
  Makes a new book with a workbook of input sheets (lists of codes, notes, locked totals) and the
  texts to be written (texts/). Files that are there stay as they are.
  --year YEAR          fiscal year (by the layout if not given)
  --statements         final figures by code only, no single payments
    mingzhang init book --layout shaanxi-final-accounts-2022 --year 2023`,
  },
  import: {
    zh: `mingzhang import FILE [-o BOOK] [--into SHEET] [--map 列名=字段]...
  把录入表、单位导出的 CSV/XLSX 或已公开的文本收进账套；有一处不对就都不收，逐行说明。
  录入表：收进所在的账套。导出的表：--into 指明是哪张表，--map 说明不认识的列（记入 mapping.yaml）。
  公开文本（各种格式，含决算报表工作簿）：每个印出的数在其四舍五入范围内取一个准确到分的数，使各项
  合计都成立；与其余各数矛盾的数记入 corrections.yaml，没有的表记入 omitted.yaml。
    mingzhang import 账套/录入表.xlsx
    mingzhang import 支出.csv -o 账套 --into execution --map 用途=note --map 制单人=-
    mingzhang import 决算.pdf -o 账套`,
    en: `mingzhang import FILE [-o BOOK] [--into SHEET] [--map HEAD=FIELD]...
  Takes input sheets, exports of the office (CSV, XLSX) or a published disclosure into a book;
  where anything is wrong nothing is taken, and each row is told.
  Input sheets go into the book beside them. Of an export, --into names the sheet, and --map says
  what unknown heads mean (remembered in mapping.yaml).
  Of a disclosure (any format, workbooks of final accounts among them) every printed figure gets
  one value to the fen within its rounding, such that all sums hold; figures that contradict the
  others go to corrections.yaml, tables that are not there to omitted.yaml.
    mingzhang import book/录入表.xlsx
    mingzhang import payments.csv -o book --into execution --map use=note --map clerk=-
    mingzhang import accounts.pdf -o book`,
  },
  score: {
    zh: `mingzhang score BOOK [--project P] [--format text|json] [--write | --monitoring]
  按评分办法为账套 performance/*.yaml 中的项目和整体自评打分，逐项说明公式、取数和舍入；缺实际值、
  缺原因和措施的一次列出（退出状态 1）。
  --project P          只评这个项目
  --write              把得分、总分和等级填入文件，保留其中的注释
  --monitoring         不打分，列出年中绩效运行监控：各项指标的年度值、目前完成、预计全年、偏差原因和
                       纠偏措施；预计达不到而没有措施的，退出状态 1
    mingzhang score 账套/zhenan-2023`,
    en: `mingzhang score BOOK [--project P] [--format text|json] [--write | --monitoring]
  Scores the self-evaluations under performance/*.yaml of a book and explains each point: formula,
  inputs, rounding. Values, causes and measures that are missing are listed in one go (status 1).
  --project P          only this project
  --write              fills points, total and grade into the files, whose comments stay
  --monitoring         no points, but mid-year monitoring: target, value to date, forecast, deviation
                       and measures of each indicator; status 1 where a miss has no measures
    mingzhang score books/zhenan-2023`,
  },
  compose: {
    zh: `mingzhang compose BOOK -o OUT [--layout L] [--format all|${COMPOSE_FORMATS.join(',')}] [--draft] [--override "理由"]
  由账套编制公开文本，写为 OUT/<地方>-<年度>.*；先核对数据并回读全文，缺数据、缺原因、缺文字或
  有不得公开的内容时不写，一次列出须处理的各项。
  --layout L           版式（默认按省份和年度）
  --format F,F         输出格式（默认 all）
  --draft              每页印“草稿”水印
  --override "理由"    仍予写出；封面和 compose-log.json 写明理由
    mingzhang compose 账套/zhenan-2023 -o 公开
    mingzhang compose 账套/zhenan-2023 --format json -o 公开 --draft`,
    en: `mingzhang compose BOOK -o OUT [--layout L] [--format all|${COMPOSE_FORMATS.join(',')}] [--draft] [--override "reason"]
  Composes the disclosure of a book as OUT/<place>-<year>.*. Its figures are checked and the whole
  is read back first; where a figure, a reason or a text is missing, or something must not go
  public, nothing is written and all that is to be settled is listed in one go.
  --layout L           layout (that of the province and year if not given)
  --format F,F         formats (all if not given)
  --draft              a watermark on every page
  --override "reason"  write all the same; the cover and compose-log.json give the reason
    mingzhang compose books/zhenan-2023 -o out
    mingzhang compose books/zhenan-2023 --format json -o out --draft`,
  },
};

const HEAD: Message = {
  zh: '明账 mingzhang — 读出并核对医疗保障局公开的预算、决算和绩效文本',
  en: 'mingzhang 明账 — reads and checks published budgets, final accounts and performance reports',
};

/** The whole usage, or that of one verb. */
export function usage(verb: Verb | null): Message {
  const verbs = verb === null ? Object.values(VERBS) : [VERBS[verb]];
  const join = (lang: keyof Message) =>
    [HEAD[lang], ...verbs.map((text) => text[lang]), OPTIONS[lang], STATUS[lang], ''].join('\n\n');
  return { zh: join('zh').trimEnd().concat('\n'), en: join('en').trimEnd().concat('\n') };
}
