/** Tried first by anybody who guesses: world-wide favourites, and those of Indonesia. Lower case, eight characters or more. */
const LIST = `
12345678 123456789 1234567890 0123456789 987654321 87654321 0987654321 11223344 1122334455 12341234 12344321 123123123
123321123 147258369 159753159 111222333 123456123 1234512345 102030405060 password password1 password12 password123
passw0rd p@ssw0rd p@ssword pass1234 passw0rd123 password! iloveyou iloveyou1 sunshine princess football baseball
superman batman123 trustno1 starwars whatever computer michelle jennifer jordan23 liverpool chelsea1 manchester arsenal1
barcelona realmadrid juventus internet qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
qazwsxedc zaq12wsx asdfghjk asdfghjkl asdf1234 asdfasdf zxcvbnm1 zxcvbnm123 abcd1234 abc12345 abc123456 abcdefgh
abcdefg1 a1b2c3d4 aa123456 a1234567 a12345678 admin123 admin1234 administrator welcome1 welcome123 letmein1 letmein123
changeme changeme123 secret123 default1 testtest test1234 test12345 master123 dragon123 monkey123 shadow123 killer123
charlie1 michael1 jessica1 michelle1 blink182 slipknot metallica pokemon1 naruto123 onepiece facebook google123
instagram samsung1 samsung123 nokia123 xiaomi123 android1 whatsapp tokopedia shopee123 gojek123 bukalapak lazada123
indonesia indonesia1 indonesia123 indonesiaraya merdeka1 merdeka45 merdeka17 merdeka1945 17agustus 17081945 garuda123
pancasila pancasila1 bhinneka nusantara jakarta1 jakarta123 bandung1 bandung123 surabaya surabaya1 yogyakarta semarang1
denpasar denpasar1 denpasar123 singaraja singaraja1 singaraja123 buleleng buleleng1 buleleng123 bali1234 bali12345
balibali balidewata pulaubali pulaudewata lovina123 omswastyastu swastyastu suksma123 rahajeng rahayu123 sayang123
sayangku sayangkamu sayangmama sayangibu cintaku1 cintaku123 cintakamu cintaallah cintadamai akucinta akucintakamu
akusayangkamu akusayang bismillah bismillah1 bismillah123 alhamdulillah alhamdulillah1 subhanallah insyaallah
muhammad muhammad1 allahuakbar bahagia1 bahagia123 semangat semangat1 semangat123 sukses123 sukses2020 sukses2024
rahasia1 rahasia123 rahasiaku katasandi katasandi1 katasandi123 sandi123 sandiku1 passwordku lupapassword masuk123
keluarga keluarga1 keluargaku anakku123 mamapapa papamama mamaku123 bapakibu ibubapak ibuku123 doraemon doraemon1
persib1933 persib123 persija1 persija123 persebaya arema1987 kopi1234 kopihitam nasigoreng bakso123 warung123 tokoku123
toko1234 jualan123 usaha123 umkm1234 umkmku123 lapak123 lapakku1 lapakku123 pasar123 dagang123 juragan1 juragan123
gede1234 made1234 wayan123 putu1234 komang123 ketut123 kadek123 nyoman123 gusti123 ayuayu123
agustus1 januari1 desember1 minggu123 senin123 selamat1 selamatpagi terimakasih terserah terserah1 gatauah gaktau123
qweasdzxc qwe12345 qwe123456 poiuytrewq mnbvcxz1 741852963 963852741 789456123 456789123 321654987 5201314520 131452000
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter(Boolean));
