/**
 * Pairs of an old or variant form of a character and the form in use.
 *
 * First the forms that the table of characters for general use (常用漢字表, Cabinet Notification No. 2 of 2010) gives in
 * brackets after the present ones. Then variants that names of people and places use: extensions of vendors to JIS X
 * 0208 (髙, 﨑), and forms to which Unicode gives code points of their own (冨, 內). Characters that Unicode calls
 * compatible, such as the old form of 塚 (U+FA10), need no pair: NFKC folds them.
 *
 * Left out are pairs of which both forms are in use with meanings of their own, such as 餘 and 余, or 絲 and 糸.
 */
const pairs = `
亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 隱隠 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 應応 歐欧 毆殴 櫻桜 奧奥 橫横 溫温 穩穏 假仮
價価 畫画 會会 懷懐 繪絵 壞壊 擴拡 殼殻 覺覚 學学 嶽岳 樂楽 渴渇 罐缶 卷巻 陷陥 勸勧 寬寛 關関 歡歓 觀観 顏顔 歸帰 氣気
龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙 虛虚 峽峡 挾挟 敎教 强強 鄕郷 曉暁 區区 驅駆 勳勲 薰薫 徑径 莖茎 惠恵 揭掲 溪渓 經経
繼継 螢蛍 輕軽 鷄鶏 藝芸 擊撃 劍剣 險険 圈圏 檢検 權権 獻献 縣県 嚴厳 效効 恆恒 黃黄 鑛鉱 號号 國国 黑黒 濟済 碎砕 齋斎
劑剤 雜雑 參参 棧桟 蠶蚕 慘惨 贊賛 殘残 齒歯 兒児 辭辞 濕湿 實実 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処 緖緒
敍叙 將将 稱称 燒焼 證証 奬奨 條条 狀状 乘乗 淨浄 剩剰 疊畳 繩縄 壤壌 孃嬢 讓譲 釀醸 觸触 囑嘱 愼慎 眞真 寢寝 盡尽 圖図
粹粋 醉酔 穗穂 隨随 髓髄 樞枢 數数 瀨瀬 聲声 齊斉 靜静 竊窃 攝摂 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 雙双 壯壮 搜捜
插挿 爭争 總総 聰聡 莊荘 裝装 騷騒 增増 臟臓 藏蔵 屬属 續続 墮堕 體体 對対 帶帯 滯滞 臺台 瀧滝 擇択 澤沢 單単 擔担 團団
彈弾 斷断 遲遅 晝昼 蟲虫 鑄鋳 廳庁 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬪闘 德徳 獨独 讀読 屆届
貳弐 惱悩 腦脳 霸覇 廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 祕秘 濱浜 拂払 佛仏 竝並 變変 邊辺 辯弁 瓣弁 步歩 寶宝 豐豊
沒没 飜翻 槇槙 萬万 滿満 默黙 譯訳 藥薬 與与 豫予 譽誉 搖揺 樣様 謠謡 來来 賴頼 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 壘塁 淚涙
勵励 禮礼 隸隷 靈霊 齡齢 戀恋 爐炉 勞労 樓楼 郞郎 祿禄 錄録 灣湾 廣広 產産 每毎 歷歴 曆暦

髙高 﨑崎 嵜崎 邉辺 嶋島 嶌島 冨富 峯峰 濵浜 桒桑 栁柳 舘館 凉涼 曻昇 㔟勢 𠮷吉 埜野 槗橋 斈学 舩船 內内 吳呉 戶戸 旣既
槪概 稅税 說説 閱閲 靑青 飮飲 銳鋭 晚晩 尙尚 淸清 瘦痩
`;

/** The form in use of each old or variant character. */
export const modernForms: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => Array.from(pair) as [old: string, inUse: string]),
);
