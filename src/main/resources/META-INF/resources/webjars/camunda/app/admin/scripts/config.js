// Seen by the system operator only; its words stay those of the original, which exist in English and German.
export default {
  app: { vendor: 'Payung Desa', name: '· Administrasi' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../tasklist/scripts/sso', '../tasklist/scripts/frame'],
  disableWelcomeMessage: true
};
