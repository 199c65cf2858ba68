/* Indonesian, whatever the browser asks for; who prefers English has chosen it in the menu. */
const language = localStorage.getItem('payung.language') === 'en' ? 'en' : 'id';

export default {
  app: { vendor: 'Payung Desa', name: language === 'en' ? '· Tasks' : '· Tugas' },
  locales: { availableLocales: [language], fallbackLocale: language },
  customScripts: ['scripts/words', 'scripts/sso', 'scripts/frame', 'scripts/parts', 'scripts/kartu'],
  disableWelcomeMessage: true,
  shortcuts: {}
};
