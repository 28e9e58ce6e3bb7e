import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Footer } from '../page/footer';
import { SiteMasthead } from '../page/site-masthead';
import { StatusPage } from './status-page';
import '../page/page.css';
import '../page/content.css';
import './status.css';

const root = document.getElementById('page');
if (!root) throw new Error('status.html has no element with the id "page".');

createRoot(root).render(
  <StrictMode>
    <SiteMasthead title={{ ja: '稼働状況', en: 'Status' }} />
    <StatusPage />
    <Footer />
  </StrictMode>,
);
