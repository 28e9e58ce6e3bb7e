import type { Form, ResourceRequest } from '@tokorozawa/resources';
import { html } from 'hono/html';
import { citationOf, license } from '../citation';
import { copyButton } from '../embed-part';
import { type Html, tagOf, writePage } from '../layout';
import { translatorOf } from '../words/translator';

export const aboutPath = '/about';

/** How the source was read, what the words for it mean, who made this, and how to cite it and to report an error. */
export function aboutPage(request: ResourceRequest, forms: readonly Form[]): string {
  const t = translatorOf(request);
  const tag = tagOf(request);
  const { addresses } = request;
  const title = t('この資料について', 'About the source');
  const about = t(
    '資料をどう読んだか、「訂正」「疑い」「分からない」が何を意味するか、だれが作ったか、引用と誤りの知らせ方。',
    'How the publication was read, what “corrected”, “in doubt” and “missing” mean, who made this site, how to cite it and how to report an error.',
  );
  const link = (path: string, text: string): Html => html`<a href="${addresses.link(path)}">${text}</a>`;
  return writePage(request, {
    title,
    description: about,
    path: aboutPath,
    forms,
    main: html`<h1>${title}</h1>
      <p class="lead">${about}</p>

      <h2 id="what">${t('何があるか', 'What is here')}</h2>
      <p>
        ${t(
          '所沢市の経営企画部は、計画と事業を年に一度、紙の資料にまとめています。このサイトは、その資料を一件ずつの記録と数値に分け、検索、集計、引用ができるデータにしたものです。記録にも数値にも、変わらないアドレスがあります。',
          'Once a year the planning department of Tokorozawa City sums up its plans and programs on paper. This site takes that publication apart into records and figures, which can be searched, counted and cited. Every record and every figure has a permanent address.',
        )}
      </p>
      <ul class="links">
        <li>${link('/parts', t('資料の部分', 'The parts of the publication'))}</li>
        <li>${link('/indicators', t('指標と数値', 'Indicators and their figures'))}</li>
        <li>${link('/editions', t('年度版', 'Editions'))}</li>
        <li>${link('/data', t('データの説明', 'The data, described'))}</li>
      </ul>

      <h2 id="reading">${t('どう読んだか', 'How it was read')}</h2>
      <p>
        ${t(
          '資料の本文を書き起こし、行に番号を付けました。番号はこのサイトが付けたもので、紙の資料には行番号もページ番号もありません。人が資料と照らし合わせて、記録ごとに、どの行から読んだかを書いています。',
          'The text of the publication was transcribed, and its lines were numbered. The numbers are this project’s: the print has neither line nor page numbers. People compared each record with the print, and noted from which lines it is read.',
        )}
      </p>
      <p>
        ${t(
          'プログラムは、書き起こしにあるすべての数字が、どれかの記録の値か、理由を付けて除いたものかを確かめます。印刷された合計と割合は計算し直し、結果を検算として公開しています。',
          'A program checks that every number of the transcript is a value of some record, or was left out with a reason. Printed totals and percentages are computed again, and the results are published as checks.',
        )}
      </p>

      <h2 id="words">${t('言葉の意味', 'What the words mean')}</h2>
      <dl class="values">
        ${[
          [
            'corrected',
            t('訂正', 'Corrected'),
            t(
              '印刷のとおりではない読み方をした所、または印刷にないことを補った所です。何と印刷され、何と読んだか、その理由、どれほど確かかを書いています。訂正には、誤植、文字の誤り、配置の乱れ、補足、疑いを残す、の種類があります。',
              'The record reads something otherwise than it is printed, or supplies what is not printed. It says what is printed, what is read, why, and how sure that is. The kinds are misprints, wrong characters, disturbed layout, supplements, and what is kept in doubt.',
            ),
            '/data#CorrectionKind',
          ],
          [
            'in-doubt',
            t('疑い', 'In doubt'),
            t(
              '印刷のとおりに収録していますが、誤りかもしれない、または別の読み方ができる所です。使う前に確かめてください。',
              'The record keeps what is printed, although it may be wrong or can be read in another way. Check it before you use it.',
            ),
            '/data#Confidence',
          ],
          [
            'missing',
            t('分からない', 'Missing'),
            t(
              '値がない所には理由があります。資料に書かれていないか、判読できないか、その記録には当てはまらないかです。推測で埋めることはありません。GraphQL では null です。',
              'Where there is no value, there is a reason: the source does not say, the print cannot be read, or the question does not arise for the record. Nothing is guessed to fill a gap. In GraphQL such a value is null.',
            ),
            '/data#GapReason',
          ],
          [
            'editorial',
            t('編集による', 'Editorial'),
            t(
              '資料が述べていない結び付きや要約など、このサイトが作ったものです。英語の名称と文は、市の公式の訳ではありません。',
              'What this project made itself, such as a link that the source does not draw, or a summary. English names and texts are translations of this project, not of the city.',
            ),
            '/data#ProvenanceStatus',
          ],
          [
            'entered',
            t('自治体が登録', 'Entered by a municipality'),
            t(
              '資料から読んだものではなく、自治体が自ら登録し、更新しているものです。だれがいつ登録したかを示します。',
              'Not read from the publication: a municipality enters and updates it. It says which one, and when.',
            ),
            '/data#Provenance.enteredBy',
          ],
        ].map(
          ([anchor = '', word = '', meaning = '', path = '']) =>
            html`<div class="value" id="${anchor}">
              <dt>${word}</dt>
              <dd>${meaning} ${link(path, t('詳しく', 'More'))}</dd>
            </div>`,
        )}
      </dl>

      <h2 id="who">${t('だれが作ったか', 'Who made it')}</h2>
      <p>
        ${t(
          '資料は所沢市 経営企画部のものです。このサイトは、ソフトウェア「所沢市 計画グラフ」の開発に参加した人々が作りました。市の公式サイトではありません。ソフトウェアのコードは MIT ライセンスです。',
          'The publication is that of the planning department of Tokorozawa City. The contributors to the software “Tokorozawa Planning Graph” made this site; it is not an official site of the city. The code of the software is under the MIT license.',
        )}
      </p>

      <h2 id="license">${t('利用条件', 'License')}</h2>
      <p>${license[tag]}</p>

      <h2 id="cite">${t('引用のしかた', 'How to cite')}</h2>
      <p>
        ${t(
          '記録と指標のページには、そのまま使える引用文があります。サイト全体を引用するときは、次のように書けます。',
          'The page of each record and indicator has a citation that is ready to use. The site as a whole can be cited like this:',
        )}
      </p>
      <p class="quote" id="citation">${citationOf({ sources: [], address: addresses.absolute('/') }, tag)}</p>
      <p>${copyButton(request, 'citation', { ja: '引用', en: 'the citation' })}</p>
      <p>
        ${t(
          '値を引用するときは、疑いや訂正があればそれも伝えてください。',
          'If you cite a value that is corrected or in doubt, please say so.',
        )}
      </p>

      <h2 id="errors">${t('誤りを知らせる', 'Report an error')}</h2>
      <p>
        ${t(
          '値が資料と違うとき、または読み方に異論があるときは、このサイトの運営者か、ソフトウェアのリポジトリの Issue で知らせてください。記録のアドレス、資料の行、正しいと思う読み方があれば、すぐに確かめられます。直したことは訂正として記録に残ります。',
          'If a value differs from the publication, or you would read it otherwise, tell whoever runs this site, or open an issue in the repository of the software. The address of the record, the lines of the source and the reading that you think right let it be checked at once. What is changed is noted with the record.',
        )}
      </p>
      <h2 id="security">${t('脆弱性を知らせる', 'Report a vulnerability')}</h2>
      <p>
        ${t(
          'ソフトウェアの脆弱性は公開の Issue に書かず、リポジトリのページの「Security」から「Report a vulnerability」を選んで、非公開で知らせてください。7日以内に返信します。何ができてしまうか、どの版か、再現の手順を書いてください。日本語でも英語でもかまいません。',
          'Please report a vulnerability of the software in private, and open no public issue: on the page of its repository, choose “Security”, then “Report a vulnerability”. You get an answer within 7 days. Say what an attacker can do, in which version, and how to reproduce it, in English or Japanese.',
        )}
      </p>`,
  });
}
