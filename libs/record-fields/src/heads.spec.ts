import { joinedHead } from './heads';

test.each([
  [['名称'], '名称'],
  [['参加人数', '回の名称'], '参加人数(回の名称)'],
  [['募集', '始まり', '資料の曜日'], '募集の始まり(資料の曜日)'],
  [['建物', '延べ床面積(㎡)'], '建物の延べ床面積(㎡)'],
  // What the words before it say already is not said again.
  [['参加人数', '数'], '参加人数'],
  [['使用料', '使用料(円)'], '使用料(円)'],
  [['出典', '訂正', '訂正の種類'], '出典(訂正の種類)'],
  [['章', '章', 'ID'], '章(ID)'],
])('%j is headed %s', (labels, head) => {
  expect(joinedHead(labels, 'ja')).toBe(head);
});

test.each([
  [['Name'], 'Name'],
  [['Attendances', 'Event name'], 'Attendances: event name'],
  [['Recruitment', 'Start', 'Stated weekday'], 'Recruitment start: stated weekday'],
  [['Tariffs', 'Fee (yen)'], 'Tariffs: fee (yen)'],
  [['Programs', 'ID'], 'Programs: ID'],
  [['Chapters', 'Chapter', 'Name'], 'Chapters: name'],
  [['Next open days', 'Days', 'Date'], 'Next open days: date'],
])('%j is headed "%s"', (labels, head) => {
  expect(joinedHead(labels, 'en')).toBe(head);
});
