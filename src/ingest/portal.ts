/** What a portal prints around a document: where it is filed, its fields, when and by whom it was put there. */

/** Names of the fields, in list form or not; also where a portal leaves the value empty. */
const FIELD_NAME =
  '(?:公开|发布|发表|发文|成文|制发|生成|生效|失效|印发|更新|上传)(?:时间|日期|机构|机关|单位|部门|字号|文号|目录)|(?:效力)?状态|(?:所属)?栏目|(?:文件|信息)(?:名称|编号)|索引号|文号|(?:信息|文章)?来源|(?:主题|体裁|组配|服务对象|信息|栏目|所属)?分类|主题词|关键[词字]|(?:内容)?(?:摘要|概述)|有效(?:性|期)|公开(?:方式|形式|范围|责任部门)|所属机构|责任部门|作者|编辑|责任编辑|审核|浏览(?:量|次数)?|阅读(?:量|次数)?|访问量|点击(?:量|率|数|次数)?|字体|字号|时间|日期|名称|标题';

/** A field with its name in front; of compact text. */
const FIELD = new RegExp(`^[•·●○▪*-]*[\\[【(〔]?(?:${FIELD_NAME})[\\]】)〕]?[:\\]】]`);

const AROUND = /^[[【〔][^\]】〕]{2,8}[\]】〕].*[[【〔]|索引号|>|网站|^首页|^(?:(?:您的?)?位置|打印|分享)/;

/** Whether a compact line is a field of a portal: 发布日期:2024-09-24. */
export const isPortalField = (text: string): boolean => FIELD.test(text);

/** Whether a compact line says where in a portal the document is: 您当前的位置:首页>公开>决算. */
export const isCrumbTrail = (text: string): boolean =>
  text.length < 120 && /^(?:您?的?(?:当前|现在|目前)的?(?:所[在处]的?)?位置|首页[>»→\-/|])/.test(text);

/** The shelf of a portal, without a body and a year: 部门预决算, 预算/决算公开. */
const CATEGORY =
  /^(?:政府|部门|单位|财政|财务|本级)*(?:预算[/、|和及与]?决算|决算[/、|和及与]预算|预决算)(?:信息|数据)?(?:公开)?(?:专栏|目录|平台)?$/;

/** Whether a compact line is the portal's and not the document's: one of its fields, a crumb trail, a menu. */
export const isPortalLine = (text: string): boolean =>
  isPortalField(text) || isCrumbTrail(text) || AROUND.test(text) || CATEGORY.test(text);
