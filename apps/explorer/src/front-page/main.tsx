import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Footer, FrontPage } from './front-page';
import '../page/page.css';
import './front-page.css';

const root = document.getElementById('page');
if (!root) throw new Error('index.html has no element with the id "page".');

createRoot(root).render(
  <StrictMode>
    <FrontPage />
    <Footer />
  </StrictMode>,
);
