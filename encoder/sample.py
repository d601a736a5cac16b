"""Sentences as people type them, in eight languages, on which the encoder is compared with its origin."""

from __future__ import annotations

DUTCH = """
mijn dochter van 4 wil niet slapen
hij luistert voor geen meter
waarom huilt ze elke avond rond dezelfde tijd
wat doe ik als mijn zoon zijn bord leeg weigert te eten
is het normaal dat een kind van 9 nog een knuffel mee wil
kweet niet meer wat ik moet doen met m n puber
ze zit de hele dag op der telefoon
help mn zoontje heeft geen vriendjes in de klas
mag mijn zoon van 10 alleen naar school fietsen
we gaan verhuizen en de kinderen zijn boos
me moeder snapt niks van mij fr
ik heb morgen toets en ik kan niks onthouden
hoe zeg ik dat ik haar leuk vind
iedereen heeft verkering behalve ik
ik voel me de laatste tijd zo moe
kga echt stuk van school
mag ik zelf naar de huisarts als ik 15 ben
hoeveel zakgeld krijgt een kind van acht
onze kleuter plast opeens weer in zijn broek
opa is overleden en mijn kleinzoon praat er niet over
de juf zegt dat hij te druk is
hij wil alleen maar pasta
mn stiefdochter negeert mij compleet
als alleenstaande vader kom ik tijd tekort
zij bijt andere kindjes op de opvang
gymles haat ik want ze kijken naar me
mijn beste vriendin negeert me opeens
hoelang mag een peuter tv kijken
we zijn het niet eens over straf
mijn baby is 5 maanden en draait nog niet om
wanneer begint de zwemles
ik wil graag een paspoort aanvragen
hoe laat komt de vuilniswagen
wat is de hoofdstad van peru
""".strip().splitlines()

OTHERS = """
my toddler screams every time we leave the playground
how much sleep does a five year old need
my son is being left out at school
i am so tired of arguing with my parents
kızım okula gitmek istemiyor
oğlum sürekli tablet oynuyor
bebeğim geceleri uyumuyor
ابني لا يريد أن ينام في سريره
ابنتي خجولة جدا في المدرسة
كيف أتحدث مع ابني المراهق
mój syn nie chce jeść warzyw
córka boi się ciemności
moje dziecko ma mało przyjaciół
mein Kind will nicht in die Schule gehen
wie viel Taschengeld ist üblich
unser Sohn ist oft wütend
моя дитина погано спить
син не слухається вдома
дочка посварилася з подругою
mon fils ne veut pas dormir seul
mi hija tiene miedo a los perros
""".strip().splitlines()

SENTENCES = DUTCH + OTHERS
