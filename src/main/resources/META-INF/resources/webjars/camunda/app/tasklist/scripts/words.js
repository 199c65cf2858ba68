/* What our scripts say in Camunda's frame, in English for whoever chose it; our forms and pages keep the law's language. Not in
   Camunda's locales: the English one is a file of its own, and its search asks for its words before either has come. */
export const LANGUAGE = 'payung.language';
export const english = localStorage.getItem(LANGUAGE) === 'en';

const ENGLISH = {
  'Menu utama': 'Main menu',
  'Buka atau tutup menu': 'Open or close the menu',
  'Tugas': 'Tasks',
  'Antrean': 'Queue',
  'Usulan desa': 'Village proposals',
  'Pemantauan': 'Monitoring',
  'Panduan': 'Guide',
  'Keluar': 'Log out',
  'Perbesar': 'Zoom in',
  'Perkecil': 'Zoom out',
  'Tampilkan seluruh alur': 'Show the whole diagram',

  'Tugas meja saya': 'Tasks of my desk',
  'Semua tugas meja Anda, juga yang sudah diambil': 'All tasks of your desk, also those already claimed',
  'Sedang saya kerjakan': 'What I am working on',
  'Tugas yang sudah Anda ambil': 'Tasks you have claimed',
  'Lewat batas waktu': 'Overdue',
  'Tugas meja Anda yang terlambat': 'Tasks of your desk that are late',
  'Jatuh tempo minggu ini': 'Due this week',
  'Tugas meja Anda yang harus selesai dalam tujuh hari': 'Tasks of your desk to be done within seven days',
  'Kembali ke meja saya': 'Back at my desk',
  'Tugas yang dikembalikan, atau datang lagi setelah diperbaiki': 'Tasks handed back, or here again after correction',

  'Cari desa atau kecamatan': 'Find a village or kecamatan',
  'Pencarian ini belum lengkap': 'This search is not complete yet',
  'Hapus pencarian': 'Remove this search',
  'Cari pada': 'Search in',
  'Sifat': 'Property',
  'Pembanding': 'Comparison',
  'Kata yang dicari': 'Words to find',
  'memuat': 'contains',
  'Keterangan': 'Description',
  'Nama tugas': 'Task name',
  'Nama proses': 'Process name',

  'Batas waktu': 'Due',
  'lewat hari ini': 'late today',
  'lewat 1 hari': '1 day late',
  'lewat # hari': '# days late',
  'hari ini': 'today',
  'besok': 'tomorrow',
  '# hari lagi': 'in # days',
  '1 orang': '1 person',
  '# orang': '# people',
  '1 desa': '1 village',
  '# desa': '# villages',
  'Kembali': 'Back again',

  'Kembali ke daftar tugas': 'Back to the task list',
  'Perlebar': 'Widen',
  'Tampilkan daftar': 'Show the list',
  'Belum ada yang mengerjakan. Ambil tugas ini untuk mengisi formulirnya.':
    'Nobody is working on it yet. Claim this task to fill in its form.',
  'Anda yang mengerjakan tugas ini.': 'You are working on this task.',
  'Sedang dikerjakan oleh': 'Being worked on by',
  'Tugas ini sudah selesai, atau bukan tugas meja Anda.': 'This task is finished, or it is not one of your desk.',
  'Formulir belum termuat karena sambungan terputus. Yang sudah tersimpan tetap tersimpan.':
    'The form has not loaded because the connection was lost. What was saved stays saved.',
  'Muat ulang': 'Load again'
};

/** The words in the chosen language, a number in the place of #. */
export function say(words, number) {
  const chosen = (english && (ENGLISH[words.replace('#', number)] || ENGLISH[words])) || words;
  return number === undefined ? chosen : chosen.replace('#', number);
}
