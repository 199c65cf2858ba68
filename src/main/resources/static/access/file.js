/* A file is chosen with a button and a name in our own words; without this the browser's own stay. */
for (const box of document.querySelectorAll('.file')) {
    const input = box.querySelector('input');
    const name = box.querySelector('output');
    const tell = () => {
        name.textContent = input.files.length ? input.files[0].name : 'Belum ada berkas dipilih';
        input.setCustomValidity(input.required && !input.files.length ? 'Pilih berkasnya lebih dulu.' : '');
    };
    box.classList.add('ours');
    input.addEventListener('change', tell);
    tell();
}
