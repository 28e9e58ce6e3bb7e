import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Masthead } from '../page/masthead';
import { Footer, FrontPage } from './front-page';
import '../page/page.css';
import './front-page.css';

const root = document.getElementById('page');
if (!root) throw new Error('index.html has no element with the id "page".');

createRoot(root).render(
  <StrictMode>
    <Masthead page="front" />
    <FrontPage />
    <Footer />
  </StrictMode>,
);
