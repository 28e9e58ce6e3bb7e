import { joinedHeader } from './joined-header';

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
])('%j is headed %s', (labels, header) => {
  expect(joinedHeader(labels, 'ja')).toBe(header);
});

test.each([
  [['Name'], 'Name'],
  [['Attendances', 'Event name'], 'Attendances: event name'],
  [['Recruitment', 'Start', 'Stated weekday'], 'Recruitment, start: stated weekday'],
  [['Tariffs', 'Fee (yen)'], 'Tariffs: fee (yen)'],
  [['Events', 'Sessions', 'Start', 'Weekday'], 'Events, sessions, start: weekday'],
  [['Relayed by', 'Relaying service', 'Name'], 'Relayed by, relaying service: name'],
  [['Programs', 'ID'], 'Programs: ID'],
  [['Chapters', 'Chapter', 'Name'], 'Chapters: name'],
  [['Links to sections', 'Section', 'Name'], 'Links to sections: name'],
  [['Links to sections', 'Program', 'ID'], 'Links to sections, program: ID'],
  [['Next open days', 'Days', 'Date'], 'Next open days: date'],
  [['Date', 'Japanese calendar'], 'Date: Japanese calendar'],
])('%j is headed "%s"', (labels, header) => {
  expect(joinedHeader(labels, 'en')).toBe(header);
});
