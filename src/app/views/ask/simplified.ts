/** Traditional characters of the accounts' words, as they are written there. */

const TRADITIONAL =
  '陽業縣區預決員績標務車國購資產總項費經濟與對東廣樂貢華醫療養險補貼勞動會計單級類離執數據開發創職訓練財運繳撥轉餘農專門實機關構減長變趨勢較從萬億組結異評領導進際歷處見習貸擔稅衛術設備場屬廳幣幫這個為種現問題錯誤麼時條並連選擇圖參觀號獎調額許歲';
const SIMPLIFIED =
  '阳业县区预决员绩标务车国购资产总项费经济与对东广乐贡华医疗养险补贴劳动会计单级类离执数据开发创职训练财运缴拨转余农专门实机关构减长变趋势较从万亿组结异评领导进际历处见习贷担税卫术设备场属厅币帮这个为种现问题错误么时条并连选择图参观号奖调额许岁';

/** A text with the characters that accounts use. */
export const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => {
    const at = TRADITIONAL.indexOf(character);
    return at < 0 ? character : SIMPLIFIED[at]!;
  });
