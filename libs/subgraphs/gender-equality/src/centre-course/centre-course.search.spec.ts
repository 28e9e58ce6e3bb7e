import { foldText, searchText } from './centre-course.search';

describe('the text by which a course is found', () => {
  it('holds the titles of the course and of its events in both languages', () => {
    const text = searchText({
      name: { ja: 'ふらっと祭り', en: 'Furatto Festival' },
      subtitle: { ja: '男女共同参画週間記念' },
      events: [{ name: null }, { name: { ja: 'プチ音楽会' }, subtitle: { ja: '午後', en: 'Afternoon' } }],
    });
    for (const title of ['ふらっと祭り', 'furatto festival', '男女共同参画週間記念', 'プチ音楽会', 'afternoon']) {
      expect(text).toContain(title);
    }
    expect(text).not.toMatch(/undefined|null/);
  });

  it('makes no difference between wide and narrow, capital and small letters', () => {
    expect(foldText('デートＤＶ')).toBe(foldText('ﾃﾞｰﾄdv'));
  });
});
