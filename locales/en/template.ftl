# The template of the road map: 14 typical milestones, what they yield, and the phases.

template-m01 = Decision in principle to create the cluster
template-m02 = Initiative group and rationale
template-m03 = Questionnaires and register of potential participants
template-m04 = General assembly of potential participants
template-m05 = Poll on the legal form
template-m06 = Functional connectedness matrix and cluster map
template-m07 = Selection of joint cluster projects
template-m08 = Draft development programme (strategy) of the cluster
template-m09 = Charter and founding papers
template-m10 = Cluster participation agreement
template-m11 = Founders' meeting of the specialised organisation
template-m12 = State registration of the specialised organisation
template-m13 = Approval of the development programme and the cluster council
template-m14 = Official formalisation: application and entry in the register

template-yields-m01 = Minutes of the body that decided
template-yields-m02 = Analytical note on factors and competitive advantages; list of potential participants
template-yields-m03 = Participant questionnaires; register of potential participants
template-yields-m04 = Minutes of the assembly; attendance list; list of assignments
template-yields-m05 = Comparative note on legal forms; poll summary
template-yields-m06 = Matrix of cooperation links; functional map of the cluster
template-yields-m07 = List of priority projects; project passports
template-yields-m08 = Draft development programme
template-yields-m09 = Draft charter; draft founding decision; consents of owners of founder institutions
template-yields-m10 = Signed agreement; list of signatories
template-yields-m11 = Founding decision (minutes); approved charter; decision on election of bodies
template-yields-m12 = Register entry sheet; tax registration certificate
template-yields-m13 = Approved development programme; minutes of the cluster participants' meeting; regulation on the cluster council
template-yields-m14 = Application and document set; notice of entry in the register

phase-initiation = Initiation
phase-assembly = General assembly
phase-strategy = Strategic documents
phase-legal_form = Specialised organisation
phase-agreement = Participants' agreement
phase-formalisation = Official formalisation
